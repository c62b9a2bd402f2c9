import { useMemo, useState } from 'react';
import { wordsInUse } from '../../../shared/domain/wordsInUse.ts';
import type { FormProperties } from '../../app/place.ts';
import { plan } from '../../app/session.ts';
import { NameField } from '../../ui/fields.tsx';
import { RecordForm } from '../../ui/RecordForm.tsx';
import { ServicesField } from '../../ui/registerFields.tsx';
import { WordField } from '../../ui/wordFields.tsx';

/** A configuration item of the register. Types and environments are the company's own words: those in use are offered. */
export default function ConfigurationItemForm({ about, close }: FormProperties) {
  const record = about.subject ? plan().get('configurationItems', about.subject) : undefined;
  const [name, setName] = useState(record?.name ?? '');
  const [type, setType] = useState(record?.type ?? '');
  const [environment, setEnvironment] = useState(record?.environment ?? '');
  const [serviceIds, setServiceIds] = useState(
    record?.serviceIds ?? (about.begin?.serviceIds as string[] | undefined) ?? [],
  );

  const { types, environments } = useMemo(
    () => ({
      types: [...new Set(Array.from(plan().all('configurationItems'), (other) => other.type))].toSorted(),
      environments: wordsInUse(plan()).environments,
    }),
    [],
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
          <NameField placeholder="pay-db-1" value={name} onChange={setName} refusal={refusal} />
          <div className="row">
            <WordField
              name="type"
              label="Type"
              hint="Database"
              known={types}
              value={type}
              onChange={setType}
              refusal={refusal}
            />
            <WordField
              name="environment"
              label="Environment"
              hint="Production"
              known={environments}
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
