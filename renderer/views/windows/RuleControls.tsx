import { Checkbox, NumberInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { WEEKDAY_CODES, type WeekdayCode } from '../../../shared/domain/recurrence/ruleParts.ts';
import { LONG_WEEKDAYS, WEEKDAYS } from '../../../shared/kernel/timeText.ts';
import { isRefused } from '../../ui/FormDialog.tsx';
import { ChoiceField } from '../../ui/fields.tsx';
import { type RuleShape, readLimit, readShape } from './recurrenceDraft.ts';
import type { EditorProperties } from './useRecurrence.ts';

const KIND_WORD: Record<RuleShape['kind'], string> = {
  once: 'Once',
  daily: 'Every day',
  weekly: 'Every week',
  monthDays: 'Monthly, by date',
  monthWeekday: 'Monthly, by weekday',
  yearly: 'Every year',
  other: 'By another rule',
};

const UNIT: Partial<Record<RuleShape['kind'], string>> = {
  daily: 'days',
  weekly: 'weeks',
  monthDays: 'months',
  monthWeekday: 'months',
  yearly: 'years',
};

/** How often, and on which days. A rule that these cannot say stays as it was typed. */
export function RuleControls({ recurrence, refusal }: EditorProperties) {
  const { series, choose } = recurrence;
  const shape = readShape(series.rule, series.start);
  const kinds = Object.fromEntries(
    Object.entries(KIND_WORD).filter(([kind]) => kind !== 'other' || shape.kind === 'other'),
  ) as typeof KIND_WORD;
  return (
    <>
      <div className="row rule-row">
        <ChoiceField
          label="Repeats"
          value={shape.kind}
          words={kinds}
          onChange={(kind) => kind !== shape.kind && choose(firstShape(kind, series.start))}
        />
        {'interval' in shape && (
          <NumberInput
            label={`Every how many ${UNIT[shape.kind]}`}
            value={shape.interval}
            onChange={(interval) => Number(interval) >= 1 && choose({ ...shape, interval: Number(interval) })}
            min={1}
            max={999}
            allowDecimal={false}
          />
        )}
        {series.rule !== null && <GoesOn recurrence={recurrence} refusal={refusal} />}
      </div>
      {shape.kind === 'weekly' && (
        <Checkbox.Group
          label="On"
          value={recurrence.hasNoDays ? [] : [...shape.days]}
          onChange={(days) => choose({ ...shape, days })}
          error={isRefused(refusal, 'days') || (recurrence.hasNoDays && 'Choose at least one.')}
        >
          <div className="days">
            {WEEKDAY_CODES.map((code, index) => (
              <Checkbox key={code} value={code} label={WEEKDAYS[index]} size="xs" />
            ))}
          </div>
        </Checkbox.Group>
      )}
      {shape.kind === 'monthDays' && (
        <MonthDaysField days={shape.days} onChange={(days) => choose({ ...shape, days })} />
      )}
      {shape.kind === 'monthWeekday' && <MonthWeekdayFields shape={shape} choose={choose} />}
    </>
  );
}

/** What a kind begins with: the day that the series stands on. */
function firstShape(kind: RuleShape['kind'], start: string): RuleShape {
  const weekday = WEEKDAY_CODES[(new Date(`${start.slice(0, 10)}T00:00Z`).getUTCDay() + 6) % 7]!;
  const day = Number(start.slice(8, 10));
  switch (kind) {
    case 'weekly':
      return { kind, interval: 1, days: [weekday] };
    case 'monthDays':
      return { kind, interval: 1, days: [day] };
    case 'monthWeekday':
      return { kind, interval: 1, place: day > 28 ? -1 : Math.ceil(day / 7), weekday, dayAfter: null };
    case 'daily':
    case 'yearly':
      return { kind, interval: 1 };
    default:
      return { kind };
  }
}

/** `1, 15, last`. */
function MonthDaysField({ days, onChange }: { days: readonly number[]; onChange: (days: number[]) => void }) {
  const said = days.map((day) => (day === -1 ? 'last' : String(day))).join(', ');
  const [text, setText] = useState(said);
  const [known, setKnown] = useState(said);
  if (known !== said) {
    setKnown(said);
    if (readMonthDays(text)?.join() !== days.join()) setText(said);
  }
  const isWrong = readMonthDays(text) === null;
  return (
    <TextInput
      label="On the days"
      placeholder="1, 15, last"
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        const read = readMonthDays(event.currentTarget.value);
        if (read) onChange(read);
      }}
      error={isWrong && 'Write days from 1 to 31, or last, like 1, 15, last.'}
    />
  );
}

function readMonthDays(text: string): number[] | null {
  const words = text
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter(Boolean);
  const days = words.map((word) => (word === 'last' ? -1 : Number(word)));
  const isEach = days.every((day) => Number.isInteger(day) && day !== 0 && day >= -31 && day <= 31);
  return days.length > 0 && isEach ? [...new Set(days)] : null;
}

const PLACES = [
  { value: '1', label: 'first' },
  { value: '2', label: 'second' },
  { value: '3', label: 'third' },
  { value: '4', label: 'fourth' },
  { value: '5', label: 'fifth' },
  { value: '-1', label: 'last' },
];
const DAYS = WEEKDAY_CODES.map((value, index) => ({ value: value as string, label: LONG_WEEKDAYS[index]! }));

/** `the second Tuesday`, and where it is wanted `then the Sunday after`. */
function MonthWeekdayFields({
  shape,
  choose,
}: {
  shape: RuleShape & { kind: 'monthWeekday' };
  choose: (shape: RuleShape) => void;
}) {
  // What follows the fourth or the last can lie in the next month, which no rule can say.
  const mayFollow = shape.weekday !== 'work' && shape.place > 0 && shape.place < 4;
  const places = PLACES.some(({ value }) => Number(value) === shape.place)
    ? PLACES
    : [...PLACES, { value: String(shape.place), label: String(shape.place) }];
  return (
    <div className="row">
      <Select
        label="On the"
        data={places}
        value={String(shape.place)}
        onChange={(place) => place && choose({ ...shape, place: Number(place), dayAfter: null })}
        allowDeselect={false}
      />
      <Select
        label="Day"
        data={[...DAYS, { value: 'work', label: 'working day (Mon to Fri)' }]}
        value={shape.weekday}
        onChange={(weekday) => weekday && choose({ ...shape, weekday: weekday as WeekdayCode, dayAfter: null })}
        allowDeselect={false}
      />
      {mayFollow && (
        <Select
          label="Or a day after it"
          data={[
            { value: '', label: 'That day itself' },
            ...DAYS.filter(({ value }) => value !== shape.weekday).map(({ value, label }) => ({
              value,
              label: `The ${label} after`,
            })),
          ]}
          value={shape.dayAfter ?? ''}
          onChange={(day) => choose({ ...shape, dayAfter: day ? (day as WeekdayCode) : null })}
          allowDeselect={false}
        />
      )}
    </div>
  );
}

const LIMIT_WORD = {
  none: 'With no last date',
  until: 'Until a day',
  count: 'So many times',
  other: 'Until a time',
};

/** Until when it goes on. */
function GoesOn({ recurrence }: EditorProperties) {
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
