import { Checkbox, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { WEEKDAY_CODES } from '../../../shared/domain/recurrence/ruleParts.ts';
import { dayOf, weekdayOf } from '../../../shared/kernel/time.ts';
import { WEEKDAYS } from '../../../shared/kernel/timeText.ts';
import { isRefused } from '../../ui/FormDialog.tsx';
import { ChoiceField } from '../../ui/fields.tsx';
import { MonthWeekdayFields } from './MonthWeekdayFields.tsx';
import { RuleLimitFields } from './RuleLimitFields.tsx';
import { type RuleShape, readShape } from './recurrenceDraft.ts';
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
        {series.rule !== null && <RuleLimitFields recurrence={recurrence} />}
      </div>
      {shape.kind === 'weekly' && <WeekdaysField shape={shape} recurrence={recurrence} refusal={refusal} />}
      {shape.kind === 'monthDays' && (
        <MonthDaysField days={shape.days} onChange={(days) => choose({ ...shape, days })} />
      )}
      {shape.kind === 'monthWeekday' && <MonthWeekdayFields shape={shape} choose={choose} />}
    </>
  );
}

interface WeekdaysProperties extends EditorProperties {
  shape: RuleShape & { kind: 'weekly' };
}

function WeekdaysField({ shape, recurrence: { hasNoDays, choose }, refusal }: WeekdaysProperties) {
  return (
    <Checkbox.Group
      label="On"
      value={hasNoDays ? [] : [...shape.days]}
      onChange={(days) => choose({ ...shape, days })}
      error={isRefused(refusal, 'days') || (hasNoDays && 'Choose at least one.')}
    >
      <div className="days">
        {WEEKDAY_CODES.map((code, index) => (
          <Checkbox key={code} value={code} label={WEEKDAYS[index]} size="xs" />
        ))}
      </div>
    </Checkbox.Group>
  );
}

/** What a kind begins with: the day that the series stands on. */
function firstShape(kind: RuleShape['kind'], start: string): RuleShape {
  const weekday = WEEKDAY_CODES[weekdayOf(dayOf(start)) - 1]!;
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
