import { Select } from '@mantine/core';
import type { AnyRefusal } from '../../shared/api/contract.ts';
import type { Id } from '../../shared/kernel/id.ts';
import { useCollection } from '../app/session.ts';
import { isRefused } from './FormDialog.tsx';

/** A person of the plan, or nobody. */
export function PersonField({
  label,
  name,
  value,
  onChange,
  refusal,
}: {
  label: string;
  /** The field of the input that a refusal names. */
  name: string;
  value: Id | null;
  onChange: (value: Id | null) => void;
  refusal: AnyRefusal | null;
}) {
  const people = useCollection('people');
  const data = people
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map((person) => ({ value: person.id, label: person.name }));
  return (
    <Select
      label={label}
      data={data}
      value={value}
      onChange={onChange}
      placeholder="Nobody"
      searchable
      clearable
      clearButtonProps={{ 'aria-label': `Nobody as ${label.toLowerCase()}` }}
      nothingFoundMessage="Nobody of that name is in this plan."
      error={isRefused(refusal, name)}
    />
  );
}
