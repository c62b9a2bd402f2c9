import { type ComboboxItem, type OptionsFilter, Select } from '@mantine/core';
import { useState } from 'react';
import type { AnyRefusal } from '../../../shared/api/contract.ts';
import type { Id } from '../../../shared/kernel/id.ts';
import { perform } from '../../app/perform.ts';
import { useCollection } from '../../app/session.ts';
import { isRefused } from '../../ui/FormDialog.tsx';
import { toastRefusal } from '../../ui/toasts.tsx';
import { sayClass } from './classWords.ts';

/** No id of a record begins so. */
const NEW = 'new ';

interface Properties {
  value: Id | null;
  onChange: (id: Id | null) => void;
  refusal: AnyRefusal | null;
}

/** The class of a window. A new one is made from here by its name; what it allows is set in its details. */
export function WindowClassField({ value, onChange, refusal }: Properties) {
  const classes = useCollection('windowClasses');
  const [sought, setSought] = useState('');
  const wanted = sought.trim();
  const known = classes.map((one) => ({ value: one.id, label: one.name }));
  const isKnown = known.some(({ label }) => label.toLowerCase() === wanted.toLowerCase());
  const chosen = classes.find(({ id }) => id === value);

  async function choose(id: string | null) {
    if (id !== NEW) return onChange(id);
    const reply = await perform('windowClass.create', { name: wanted });
    if (reply.ok) onChange(reply.value.created[0]?.id ?? null);
    else toastRefusal(reply.refusal);
  }

  return (
    <Select
      label="Class"
      placeholder="None: for any risk, without notice"
      data={wanted && !isKnown ? [...known, { value: NEW, label: `Add the class “${wanted}”` }] : known}
      value={value}
      onChange={(id) => void choose(id)}
      searchable
      clearable
      onSearchChange={setSought}
      filter={keepClasses}
      nothingFoundMessage="No class yet. Type a name to add one."
      description={chosen ? sayClass(chosen) : undefined}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={isRefused(refusal, 'classId')}
      dir="auto"
    />
  );
}

/** Those whose name has what is typed; the new one always. */
const keepClasses: OptionsFilter = ({ options, search }) => {
  const wanted = search.trim().toLowerCase();
  return (options as ComboboxItem[]).filter(
    ({ value, label }) => value === NEW || label.toLowerCase().includes(wanted),
  );
};
