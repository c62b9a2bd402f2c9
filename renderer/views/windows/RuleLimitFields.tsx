import { NumberInput, TextInput } from '@mantine/core';
import { ChoiceField } from '../../ui/fields.tsx';
import { readLimit } from './recurrenceDraft.ts';
import type { Recurrence } from './useRecurrence.ts';

const LIMIT_WORD = {
  none: 'With no last date',
  until: 'Until a day',
  count: 'So many times',
  other: 'Until a time',
};

/** Until when it goes on. */
export function RuleLimitFields({ recurrence }: { recurrence: Recurrence }) {
  const { series, limit } = recurrence;
  const set = readLimit(series.rule);
  const words = Object.fromEntries(
    Object.entries(LIMIT_WORD).filter(([kind]) => kind !== 'other' || set.kind === 'other'),
  );
  return (
    <>
      <ChoiceField
        label="Goes on"
        value={set.kind}
        words={words as typeof LIMIT_WORD}
        onChange={(kind) => {
          if (kind === 'none') limit({ kind });
          if (kind === 'until')
            limit({ kind, day: `${Number(series.start.slice(0, 4)) + 1}${series.start.slice(4, 8)}28` });
          if (kind === 'count') limit({ kind, count: 12 });
        }}
      />
      {set.kind === 'until' && (
        <TextInput
          type="date"
          label="Last day"
          value={set.day}
          onChange={(event) => event.currentTarget.value && limit({ kind: 'until', day: event.currentTarget.value })}
        />
      )}
      {set.kind === 'count' && (
        <NumberInput
          label="Times"
          value={set.count}
          onChange={(count) => Number(count) >= 1 && limit({ kind: 'count', count: Number(count) })}
          min={1}
          allowDecimal={false}
        />
      )}
    </>
  );
}
