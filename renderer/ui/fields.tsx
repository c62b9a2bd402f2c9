import { type ComboboxItem, type OptionsFilter, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { AnyRefusal } from '../../shared/api/contract.ts';
import { readZone } from '../../shared/domain/ruleWords/zoneWords.ts';
import type { Id } from '../../shared/kernel/id.ts';
import type { Person } from '../../shared/model/person.ts';
import { plan, useZone } from '../app/session.ts';
import { isRefused } from './FormDialog.tsx';

interface FieldProperties {
  label: string;
  /** The field of the input that a refusal names. */
  name: string;
  value: string;
  onChange: (value: string) => void;
  refusal: AnyRefusal | null;
}

/** One line of text, in whichever direction it is written. */
export function TextField(properties: FieldProperties & { placeholder?: string; isFirst?: boolean }) {
  const { label, name, value, onChange, refusal, placeholder, isFirst } = properties;
  return (
    <TextInput
      label={label}
      placeholder={placeholder}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={isRefused(refusal, name)}
      dir="auto"
      data-autofocus={isFirst}
    />
  );
}

/** What a record is called: the first field of its form. */
export const NameField = (properties: Omit<FieldProperties, 'label' | 'name'> & { placeholder?: string }) => (
  <TextField {...properties} label="Name" name="name" isFirst />
);

/** Text of some lines, kept as it is typed. */
export function LongTextField({
  label,
  name,
  value,
  onChange,
  refusal,
  isFirst,
}: FieldProperties & { isFirst?: boolean }) {
  return (
    <Textarea
      label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={isRefused(refusal, name)}
      autosize
      minRows={2}
      maxRows={8}
      dir="auto"
      data-autofocus={isFirst}
    />
  );
}

/** A day, a time of day, or both, by the wall clock of the form's zone. */
export function WallField({
  kind,
  label,
  name,
  value,
  onChange,
  refusal,
  isFirst,
}: FieldProperties & { kind: 'date' | 'time' | 'datetime-local'; isFirst?: boolean }) {
  return (
    <TextInput
      type={kind}
      label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={isRefused(refusal, name)}
      data-autofocus={isFirst}
    />
  );
}

/** One of a few words. */
export function ChoiceField<Value extends string>({
  label,
  value,
  words,
  onChange,
}: {
  label: string;
  value: Value;
  words: Record<Value, string>;
  onChange: (value: Value) => void;
}) {
  const data = (Object.keys(words) as Value[]).map((word) => ({ value: word as string, label: words[word] }));
  return (
    <Select
      label={label}
      data={data}
      value={value}
      onChange={(chosen) => chosen && onChange(chosen as Value)}
      allowDeselect={false}
    />
  );
}

/** A time zone, the plan's own first, found by its city too; or a fixed offset such as +05:30, which is typed. */
export function ZoneField({ label, name, value, onChange, refusal }: FieldProperties) {
  const own = useZone();
  const [sought, setSought] = useState(sayZoneChoice(value));
  const [isOpen, setIsOpen] = useState(false);
  // The browser's list has no offsets, and of some cities only an older name.
  const typed = sought.trim() === '' ? null : readZone(sought);
  const zones = [...new Set([value, own, 'UTC', typed ?? own, ...Intl.supportedValuesOf('timeZone')])].filter(Boolean);
  function choose(zone: string) {
    onChange(zone);
    // A field that only adds keeps its value, which is empty: so must be what it shows.
    setSought(sayZoneChoice(value));
  }
  return (
    <Select
      label={label}
      data={zones.map((zone) => ({ value: zone, label: sayZoneChoice(zone) }))}
      value={value}
      onChange={(zone) => zone && choose(zone)}
      searchable
      searchValue={sought}
      onSearchChange={setSought}
      dropdownOpened={isOpen}
      onDropdownOpen={() => setIsOpen(true)}
      onDropdownClose={() => setIsOpen(false)}
      onKeyDown={(event) => {
        // The list forgets its first option when what is typed brings one more; what names a zone is that zone.
        if (event.key !== 'Enter' || !typed || !isOpen) return;
        event.preventDefault();
        setIsOpen(false);
        choose(typed);
      }}
      selectFirstOptionOnChange
      filter={keepZones}
      nothingFoundMessage="No zone of that name. Type a city, or an offset like +05:30."
      allowDeselect={false}
      error={isRefused(refusal, name)}
    />
  );
}

const sayZoneChoice = (zone: string): string => (/^[+-]/.test(zone) ? `${zone}, a fixed offset` : zone);

/** `new york` finds America/New_York, and `+5:30` the offset that it is. */
const keepZones: OptionsFilter = ({ options, search }) => {
  const wanted = search.trim().toLowerCase().replaceAll(' ', '_');
  const typed = readZone(search);
  return (options as ComboboxItem[]).filter(
    ({ value, label }) => value === typed || label.toLowerCase().replaceAll(' ', '_').includes(wanted),
  );
};

/** One of the plan's people, by id; null where nobody is. */
export function PersonField({
  label,
  name,
  value,
  onChange,
  refusal,
  people = Array.from(plan().all('people')),
  isBare = false,
}: Omit<FieldProperties, 'value' | 'onChange'> & {
  value: Id | null;
  onChange: (value: Id | null) => void;
  /** Who may be chosen; everybody where it is left out. */
  people?: readonly Person[];
  /** In a row of its own kind the label is read out, not shown. */
  isBare?: boolean;
}) {
  const data = people
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map(({ id, name: called }) => ({ value: id, label: called }));
  return (
    <Select
      {...(isBare ? { 'aria-label': label, className: 'step-owner' } : { label })}
      placeholder={isBare ? 'Owner' : 'Nobody'}
      data={data}
      value={value}
      onChange={onChange}
      searchable
      clearable
      nothingFoundMessage="Nobody of that name may be chosen here."
      error={isRefused(refusal, name)}
      dir="auto"
    />
  );
}
