import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import type { AnyRefusal } from '../../../shared/api/contract.ts';
import { sayCount } from '../../../shared/kernel/timeText.ts';
import type { Release } from '../../../shared/model/release.ts';
import { perform } from '../../app/perform.ts';
import { type FormProperties, peek } from '../../app/place.ts';
import { plan } from '../../app/session.ts';
import { FormDialog, isRefused } from '../../ui/FormDialog.tsx';
import { ChoiceField, LongTextField, TextField } from '../../ui/fields.tsx';
import { ConfigurationItemsField, ReleasesField, ServicesField } from '../../ui/registerFields.tsx';
import { KIND_WORD } from '../../ui/signs.tsx';

/** A new release, perhaps from chosen items, or the fields of one there is. Its date is set by moving it. */
export default function ReleaseForm({ about, close }: FormProperties) {
  const release = about.subject ? plan().get('releases', about.subject) : undefined;
  const items = (about.begin?.items as string[] | undefined) ?? [];
  const [draft, setDraft] = useState(() => draftOf(release));

  async function submit() {
    const { environment, hours, reserve, ...fields } = draft;
    const lengths = { lengthMinutes: Math.round(Number(hours) * 60), backOutMinutes: Number(reserve) };
    const input = { ...fields, ...lengths, environment: environment.trim() || null };
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

type Draft = ReturnType<typeof draftOf>;

const draftOf = (release: Release | undefined) => ({
  name: release?.name ?? '',
  kind: release?.kind ?? 'minor',
  environment: release?.environment ?? '',
  hours: ((release?.lengthMinutes ?? 120) / 60) as string | number,
  reserve: (release?.backOutMinutes ?? 30) as string | number,
  serviceIds: release?.serviceIds ?? [],
  configurationItemIds: release?.configurationItemIds ?? [],
  dependsOnIds: release?.dependsOnIds ?? [],
  description: release?.description ?? '',
});

interface FieldsProperties {
  draft: Draft;
  change: (fields: Partial<Draft>) => void;
  refusal: AnyRefusal | null;
  /** The release itself, which cannot wait for itself. */
  own: string | undefined;
}

function ReleaseFields({ draft, change, refusal, own }: FieldsProperties) {
  return (
    <>
      <TextField
        label="Name"
        name="name"
        placeholder="Payments Hub 5.2"
        value={draft.name}
        onChange={(name) => change({ name })}
        refusal={refusal}
        isFirst
      />
      <div className="row">
        <ChoiceField label="Kind" value={draft.kind} words={KIND_WORD} onChange={(kind) => change({ kind })} />
        <TextField
          label="Environment"
          name="environment"
          placeholder="Production"
          value={draft.environment}
          onChange={(environment) => change({ environment })}
          refusal={refusal}
        />
      </div>
      <div className="row">
        <NumberInput
          label="Planned length, hours"
          value={draft.hours}
          onChange={(hours) => change({ hours })}
          min={0}
          step={0.5}
          error={isRefused(refusal, 'lengthMinutes')}
        />
        <NumberInput
          label="Back-out reserve, minutes"
          value={draft.reserve}
          onChange={(reserve) => change({ reserve })}
          min={0}
          step={15}
          error={isRefused(refusal, 'backOutMinutes')}
        />
      </div>
      <ServicesField
        label="Services"
        name="serviceIds"
        value={draft.serviceIds}
        onChange={(serviceIds) => change({ serviceIds })}
        refusal={refusal}
      />
      <ConfigurationItemsField
        label="Configuration items it touches"
        name="configurationItemIds"
        value={draft.configurationItemIds}
        onChange={(configurationItemIds) => change({ configurationItemIds })}
        refusal={refusal}
      />
      <ReleasesField
        label="Depends on"
        name="dependsOnIds"
        value={draft.dependsOnIds}
        onChange={(dependsOnIds) => change({ dependsOnIds })}
        refusal={refusal}
        own={own}
      />
      <LongTextField
        label="Description"
        name="description"
        value={draft.description}
        onChange={(description) => change({ description })}
        refusal={refusal}
      />
    </>
  );
}
