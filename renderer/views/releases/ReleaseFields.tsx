import { NumberInput } from '@mantine/core';
import { useMemo } from 'react';
import type { AnyRefusal } from '../../../shared/api/contract.ts';
import { wordsInUse } from '../../../shared/domain/wordsInUse.ts';
import type { Release } from '../../../shared/model/release.ts';
import { plan } from '../../app/session.ts';
import { isRefused } from '../../ui/FormDialog.tsx';
import { ChoiceField, LongTextField, NameField, PersonField } from '../../ui/fields.tsx';
import { ConfigurationItemsField, ReleasesField, ServicesField } from '../../ui/registerFields.tsx';
import { KIND_WORD } from '../../ui/signs.tsx';
import { WordField, WordsField } from '../../ui/wordFields.tsx';
import { RISK_WORD } from '../../ui/words.ts';

/** What the form holds of a release while it is typed. */
type ReleaseDraft = ReturnType<typeof draftOf>;

const NO_RISK = 'none';
const RISK_CHOICES = { [NO_RISK]: 'Not said yet', ...RISK_WORD };

export const draftOf = (release: Release | undefined) => ({
  name: release?.name ?? '',
  kind: release?.kind ?? 'minor',
  ownerId: release?.ownerId ?? null,
  risk: release?.risk ?? NO_RISK,
  environment: release?.environment ?? '',
  region: release?.region ?? '',
  workType: release?.workType ?? '',
  tags: (release?.tags ?? []) as readonly string[],
  hours: ((release?.lengthMinutes ?? 120) / 60) as string | number,
  reserve: (release?.backOutMinutes ?? 30) as string | number,
  serviceIds: release?.serviceIds ?? [],
  configurationItemIds: release?.configurationItemIds ?? [],
  dependsOnIds: release?.dependsOnIds ?? [],
  description: release?.description ?? '',
});

/** The draft as the commands take it: what is left empty is nothing. */
export function inputOf({ hours, reserve, risk, environment, region, workType, ...fields }: ReleaseDraft) {
  return {
    ...fields,
    risk: risk === NO_RISK ? null : risk,
    environment: environment.trim() || null,
    region: region.trim() || null,
    workType: workType.trim() || null,
    lengthMinutes: Math.round(Number(hours) * 60),
    backOutMinutes: Number(reserve),
  };
}

interface Properties {
  draft: ReleaseDraft;
  change: (fields: Partial<ReleaseDraft>) => void;
  refusal: AnyRefusal | null;
  /** The release itself, which cannot wait for itself. */
  own: string | undefined;
}

export function ReleaseFields({ own, ...shared }: Properties) {
  const { draft, change, refusal } = shared;
  return (
    <>
      <NameField
        placeholder="Payments Hub 5.2"
        value={draft.name}
        onChange={(name) => change({ name })}
        refusal={refusal}
      />
      <WhatItIs {...shared} />
      <HowLong {...shared} />
      <WhereItGoes {...shared} />
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

type PartProperties = Omit<Properties, 'own'>;

const WhatItIs = ({ draft, change, refusal }: PartProperties) => (
  <div className="row">
    <ChoiceField label="Kind" value={draft.kind} words={KIND_WORD} onChange={(kind) => change({ kind })} />
    <ChoiceField label="Risk" value={draft.risk} words={RISK_CHOICES} onChange={(risk) => change({ risk })} />
    <PersonField
      label="Owner"
      name="ownerId"
      value={draft.ownerId}
      onChange={(ownerId) => change({ ownerId })}
      refusal={refusal}
    />
  </div>
);

const HowLong = ({ draft, change, refusal }: PartProperties) => (
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
);

/** What the scopes of windows and freezes ask for, in the company's own words. */
function WhereItGoes({ draft, change, refusal }: PartProperties) {
  const known = useMemo(() => wordsInUse(plan()), []);
  return (
    <>
      <div className="row">
        <WordField
          label="Environment"
          name="environment"
          hint="Production"
          known={known.environments}
          value={draft.environment}
          onChange={(environment) => change({ environment })}
          refusal={refusal}
        />
        <WordField
          label="Region"
          name="region"
          hint="EMEA"
          known={known.regions}
          value={draft.region}
          onChange={(region) => change({ region })}
          refusal={refusal}
        />
      </div>
      <div className="row">
        <WordField
          label="Kind of work"
          name="workType"
          hint="Database patching"
          known={known.workTypes}
          value={draft.workType}
          onChange={(workType) => change({ workType })}
          refusal={refusal}
        />
        <WordsField
          label="Tags"
          name="tags"
          hint="pci"
          known={known.tags}
          value={draft.tags}
          onChange={(tags) => change({ tags })}
          refusal={refusal}
        />
      </div>
    </>
  );
}
