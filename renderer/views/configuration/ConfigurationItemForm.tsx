import { Autocomplete } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { AnyRefusal } from '../../../shared/api/contract.ts';
import type { FormProperties } from '../../app/place.ts';
import { plan, useCollection } from '../../app/session.ts';
import { isRefused } from '../../ui/FormDialog.tsx';
import { TextField } from '../../ui/fields.tsx';
import { RecordForm } from '../../ui/RecordForm.tsx';
import { ServicesField } from '../../ui/registerFields.tsx';

/** A configuration item of the register. Types and environments are the company's own words: those in use are offered. */
export default function ConfigurationItemForm({ about, close }: FormProperties) {
  const record = about.subject ? plan().get('configurationItems', about.subject) : undefined;
  const [name, setName] = useState(record?.name ?? '');
  const [type, setType] = useState(record?.type ?? '');
  const [environment, setEnvironment] = useState(record?.environment ?? '');
  const [serviceIds, setServiceIds] = useState(
    record?.serviceIds ?? (about.begin?.serviceIds as string[] | undefined) ?? [],
  );

  const fields = () => ({ name, type, environment: environment.trim() === '' ? null : environment, serviceIds });

  return (
    <RecordForm
      noun="configurationItem"
      called="configuration item"
      record={record}
      fields={fields}
      close={close}
      peeksAtNew
    >
      {(refusal) => (
        <>
          <TextField
            label="Name"
            name="name"
            placeholder="pay-db-1"
            value={name}
            onChange={setName}
            refusal={refusal}
            isFirst
          />
          <div className="row">
            <WordField field="type" label="Type" hint="Database" value={type} onChange={setType} refusal={refusal} />
            <WordField
              field="environment"
              label="Environment"
              hint="Production"
              value={environment}
              onChange={setEnvironment}
              refusal={refusal}
            />
          </div>
          <ServicesField
            label="Services that run on it"
            name="serviceIds"
            value={serviceIds}
            onChange={setServiceIds}
            refusal={refusal}
          />
        </>
      )}
    </RecordForm>
  );
}

interface WordProperties {
  field: 'type' | 'environment';
  label: string;
  /** An example. */
  hint: string;
  value: string;
  onChange: (value: string) => void;
  refusal: AnyRefusal | null;
}

/** One line, with the words that other configuration items have there. */
function WordField({ field, label, hint, value, onChange, refusal }: WordProperties) {
  const all = useCollection('configurationItems');
  const known = useMemo(
    () => [...new Set(all.flatMap((record) => record[field] ?? []))].toSorted((a, b) => a.localeCompare(b)),
    [all, field],
  );
  return (
    <Autocomplete
      label={label}
      placeholder={hint}
      data={known}
      value={value}
      onChange={onChange}
      limit={20}
      error={isRefused(refusal, field)}
      dir="auto"
    />
  );
}
