import { type ComboboxParsedItem, MultiSelect, type OptionsFilter } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { AnyRefusal } from '../../shared/api/contract.ts';
import type { Id } from '../../shared/kernel/id.ts';
import { perform } from '../app/perform.ts';
import { useCollection } from '../app/session.ts';
import { isRefused } from './FormDialog.tsx';
import { toastRefusal } from './toasts.tsx';

interface FieldProperties {
  label: string;
  /** The field of the input that a refusal names. */
  name: string;
  /** Ids, in the order in which they were chosen. */
  value: readonly Id[];
  onChange: (value: Id[]) => void;
  refusal: AnyRefusal | null;
}

/** Services of the register. One that is not there yet is added from here by its name, and can be filled in later. */
export function ServicesField(properties: FieldProperties) {
  const services = useCollection('services');
  async function add(name: string): Promise<Id | null> {
    const reply = await perform('service.create', { name });
    if (reply.ok) return reply.value.created[0]?.id ?? null;
    toastRefusal(reply.refusal);
    return null;
  }
  return <RecordsField {...properties} records={services} noun="service" add={add} />;
}

/** Configuration items of the register. A new one must say what type it is, so it is made in its own form. */
export function ConfigurationItemsField(properties: FieldProperties) {
  return <RecordsField {...properties} records={useCollection('configurationItems')} noun="configuration item" />;
}

/** Other releases, such as those that must be done first. */
export function ReleasesField({ own, ...properties }: FieldProperties & { own: Id | undefined }) {
  const others = useCollection('releases').filter(({ id }) => id !== own);
  return <RecordsField {...properties} records={others} noun="release" />;
}

interface Registered {
  id: Id;
  key: string;
  name: string;
}

const MOST_SHOWN = 50;
/** No id of a record begins so. */
const NEW = 'new ';

/** Some of the records of a collection: type to search, Enter chooses and takes back, Backspace takes the last one out. */
function RecordsField({
  label,
  name,
  value,
  onChange,
  refusal,
  records,
  noun,
  add,
}: FieldProperties & {
  records: readonly Registered[];
  noun: string;
  /** Makes a record of that name; null where it was refused. */
  add?: (name: string) => Promise<Id | null>;
}) {
  const [sought, setSought] = useState('');
  const wanted = sought.trim();
  const known = useMemo(
    () =>
      records
        .toSorted((a, b) => a.name.localeCompare(b.name))
        .map(({ id, key, name: called }) => ({ value: id, label: `${key} ${called}` })),
    [records],
  );
  const isKnown = records.some((record) => record.name.toLowerCase() === wanted.toLowerCase());
  const data = add && wanted && !isKnown ? [...known, { value: NEW, label: `Add the ${noun} “${wanted}”` }] : known;

  async function choose(chosen: string[]) {
    const ids = chosen.filter((id) => id !== NEW);
    onChange(ids);
    if (ids.length === chosen.length || !add) return;
    const id = await add(wanted);
    if (id) onChange([...ids, id]);
  }

  return (
    <MultiSelect
      label={label}
      data={data}
      value={[...value]}
      onChange={(chosen) => void choose(chosen)}
      searchable
      searchValue={sought}
      onSearchChange={setSought}
      filter={keepFitting}
      limit={MOST_SHOWN}
      selectFirstOptionOnChange
      nothingFoundMessage={
        records.length === 0 ? `No ${noun} in the register yet.` : `No ${noun} has these words. Type fewer.`
      }
      renderOption={({ option, checked }) => (
        <span className="record-option">
          <span className="cut grow" dir="auto" title={option.label}>
            {option.label}
          </span>
          {checked && <IconCheck size={14} aria-hidden="true" />}
        </span>
      )}
      error={isRefused(refusal, name)}
      classNames={{ pill: 'record-pill' }}
      comboboxProps={{ transitionProps: { duration: 90 } }}
    />
  );
}

/** Every word occurs; what would be added always stays, at the end. */
const keepFitting: OptionsFilter = ({ options, search, limit }) => {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const all = options as ComboboxParsedItem[];
  const fits = (option: ComboboxParsedItem): boolean =>
    'label' in option && option.value !== NEW && words.every((word) => option.label.toLowerCase().includes(word));
  const made = all.filter((option) => 'value' in option && option.value === NEW);
  return [...all.filter(fits).slice(0, limit), ...made];
};
