import { Autocomplete, TagsInput } from '@mantine/core';
import type { AnyRefusal } from '../../shared/api/contract.ts';
import { isRefused } from './FormDialog.tsx';

interface FieldProperties<Value> {
  label: string;
  /** The field of the input that a refusal names. */
  name: string;
  /** An example. */
  hint: string;
  /** The words that are in use already. */
  known: readonly string[];
  value: Value;
  onChange: (value: Value) => void;
  refusal: AnyRefusal | null;
}

const MOST_OFFERED = 20;

/** One line in the company's own words, those in use offered. */
export function WordField({ label, name, hint, known, value, onChange, refusal }: FieldProperties<string>) {
  return (
    <Autocomplete
      label={label}
      placeholder={hint}
      data={[...known]}
      value={value}
      onChange={onChange}
      limit={MOST_OFFERED}
      error={isRefused(refusal, name)}
      dir="auto"
    />
  );
}

/** Several such words: Enter or a comma ends one, Backspace takes the last one out. */
export function WordsField({ label, name, hint, known, value, onChange, refusal }: FieldProperties<readonly string[]>) {
  return (
    <TagsInput
      label={label}
      placeholder={value.length === 0 ? hint : ''}
      data={[...known]}
      value={[...value]}
      onChange={onChange}
      limit={MOST_OFFERED}
      maxTags={100}
      acceptValueOnBlur
      error={isRefused(refusal, name)}
      classNames={{ pill: 'record-pill' }}
      comboboxProps={{ transitionProps: { duration: 90 } }}
      dir="auto"
    />
  );
}
