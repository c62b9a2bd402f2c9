import { useState } from 'react';
import { sayCount } from '../../../shared/kernel/timeText.ts';
import { perform } from '../../app/perform.ts';
import { type FormProperties, peek } from '../../app/place.ts';
import { plan } from '../../app/session.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { draftOf, inputOf, ReleaseFields } from './ReleaseFields.tsx';

/** A new release, perhaps from chosen items, or the fields of one there is. Its date is set by moving it. */
export default function ReleaseForm({ about, close }: FormProperties) {
  const release = about.subject ? plan().get('releases', about.subject) : undefined;
  const items = (about.begin?.items as string[] | undefined) ?? [];
  const [draft, setDraft] = useState(() => draftOf(release));

  async function submit() {
    const input = inputOf(draft);
    if (release) return perform('release.update', { release: release.id, ...input });
    const reply = await perform('release.create', { ...input, items });
    const created = reply.ok ? reply.value.created.find(({ collection }) => collection === 'releases') : undefined;
    if (created) peek('releases', created.id);
    return reply;
  }

  return (
    <FormDialog
      title={release ? `Edit ${release.key}` : 'New release'}
      action={release ? 'Save' : 'Make the release'}
      submit={submit}
      close={close}
    >
      {(refusal) => (
        <>
          {items.length > 0 && <p className="meta">It carries {sayCount(items.length, 'chosen item')}.</p>}
          <ReleaseFields
            draft={draft}
            change={(fields) => setDraft((before) => ({ ...before, ...fields }))}
            refusal={refusal}
            own={release?.id}
          />
        </>
      )}
    </FormDialog>
  );
}
