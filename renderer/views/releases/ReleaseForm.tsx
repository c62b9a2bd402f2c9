import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { sayCount } from '../../../shared/kernel/timeText.ts';
import { perform } from '../../app/perform.ts';
import { type FormProperties, peek } from '../../app/place.ts';
import { plan } from '../../app/session.ts';
import { FormDialog, isRefused } from '../../ui/FormDialog.tsx';
import { ChoiceField, TextField } from '../../ui/fields.tsx';
import { KIND_WORD } from '../../ui/signs.tsx';

/** A new release, perhaps from chosen items, or the fields of one there is. Its date is set by moving it. */
export default function ReleaseForm({ about, close }: FormProperties) {
  const release = about.subject ? plan().get('releases', about.subject) : undefined;
  const items = (about.begin?.items as string[] | undefined) ?? [];
  const [name, setName] = useState(release?.name ?? '');
  const [kind, setKind] = useState(release?.kind ?? 'minor');
  const [hours, setHours] = useState<string | number>((release?.lengthMinutes ?? 120) / 60);
  const [reserve, setReserve] = useState<string | number>(release?.backOutMinutes ?? 30);

  async function submit() {
    const fields = { name, kind, lengthMinutes: Math.round(Number(hours) * 60), backOutMinutes: Number(reserve) };
    if (release) return perform('release.update', { release: release.id, ...fields });
    const reply = await perform('release.create', { ...fields, items });
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
          <TextField
            label="Name"
            name="name"
            placeholder="Payments Hub 5.2"
            value={name}
            onChange={setName}
            refusal={refusal}
            isFirst
          />
          <ChoiceField label="Kind" value={kind} words={KIND_WORD} onChange={setKind} />
          <div className="row">
            <NumberInput
              label="Planned length, hours"
              value={hours}
              onChange={setHours}
              min={0}
              step={0.5}
              error={isRefused(refusal, 'lengthMinutes')}
            />
            <NumberInput
              label="Back-out reserve, minutes"
              value={reserve}
              onChange={setReserve}
              min={0}
              step={15}
              error={isRefused(refusal, 'backOutMinutes')}
            />
          </div>
        </>
      )}
    </FormDialog>
  );
}
