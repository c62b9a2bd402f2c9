import { Checkbox, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { AnyRefusal } from '../../../shared/api/contract.ts';
import { dayOf, parseTimeOfDay, parseWallTime } from '../../../shared/kernel/time.ts';
import { sayCount } from '../../../shared/kernel/timeText.ts';
import { isRefused } from '../../ui/FormDialog.tsx';
import { WallField, ZoneField } from '../../ui/fields.tsx';
import { endAt, movedTo, readEnd } from './recurrenceDraft.ts';
import type { EditorProperties, Recurring } from './useRecurrence.ts';

/** What the start and the end of each time are called. */
interface SpanWords {
  opens: string;
  closes: string;
}

const SPAN_WORDS: Record<Recurring, SpanWords> = {
  window: { opens: 'Opens at', closes: 'Closes at' },
  freeze: { opens: 'Starts at', closes: 'Until' },
  meeting: { opens: 'Starts at', closes: 'Until' },
};

/** From when to when, by the wall clock of which zone. */
export function SpanFields({ recurrence, refusal, of }: EditorProperties & { of: Recurring }) {
  const { series, put } = recurrence;
  const isOpen = series.end === null;
  return (
    <>
      {series.rule === null ? (
        <OnceFields recurrence={recurrence} refusal={refusal} />
      ) : (
        <EachTimeFields recurrence={recurrence} refusal={refusal} words={SPAN_WORDS[of]} />
      )}
      <div className="row">
        <ZoneField
          label="Time zone"
          name="zone"
          value={series.zone}
          onChange={(zone) => put({ zone })}
          refusal={refusal}
        />
        <Checkbox
          className="open-end"
          size="xs"
          label={series.rule === null ? 'No end is known' : 'No end: until midnight'}
          checked={isOpen}
          onChange={(event) => put({ end: event.currentTarget.checked ? null : endAt(series.start, '24:00', 0) })}
        />
      </div>
    </>
  );
}

function OnceFields({ recurrence, refusal }: EditorProperties) {
  const { series, put } = recurrence;
  return (
    <div className="row">
      <WallField
        kind="datetime-local"
        label="Starts"
        name="start"
        value={series.start}
        onChange={(text) => {
          const start = parseWallTime(text);
          if (start) put(movedTo(series, start));
        }}
        refusal={refusal}
      />
      {series.end !== null && (
        <WallField
          kind="datetime-local"
          label="Ends"
          name="end"
          value={series.end}
          onChange={(text) => {
            const end = parseWallTime(text);
            if (end) put({ end });
          }}
          refusal={refusal}
        />
      )}
    </div>
  );
}

function EachTimeFields({ recurrence, refusal, words }: EditorProperties & { words: SpanWords }) {
  const { series, from, put, beginOn } = recurrence;
  const end = readEnd(series);
  return (
    <div className="row">
      <WallField
        kind="date"
        label="From"
        name="from"
        value={from}
        onChange={(day) => day && beginOn(day)}
        refusal={refusal}
      />
      <ClockField
        label={words.opens}
        name="start"
        value={series.start.slice(11)}
        most="23:59"
        onChange={(clock) => {
          const start = `${dayOf(series.start)}T${clock}`;
          const days = end.days <= 1 ? Number(end.clock <= clock) : end.days;
          put({ start, end: series.end === null ? null : endAt(start, end.clock, days) });
        }}
        refusal={refusal}
      />
      {series.end !== null && <EndFields recurrence={recurrence} refusal={refusal} label={words.closes} />}
    </div>
  );
}

/** The time at which each ends, and on which day: an end that would come first is on the next. */
function EndFields({ recurrence: { series, put }, refusal, label }: EditorProperties & { label: string }) {
  const end = readEnd(series);
  const opens = series.start.slice(11);
  return (
    <>
      <ClockField
        label={label}
        name="end"
        value={end.clock}
        most="24:00"
        onChange={(clock) =>
          put({ end: endAt(series.start, clock, end.days <= 1 ? Number(clock <= opens) : end.days) })
        }
        refusal={refusal}
      />
      <Select
        label="On"
        aria-label="The day it ends on"
        data={daysLater(end.days, end.clock > opens)}
        value={String(end.days)}
        onChange={(days) => days !== null && put({ end: endAt(series.start, end.clock, Number(days)) })}
        allowDeselect={false}
      />
    </>
  );
}

const daysLater = (set: number, maySame: boolean) =>
  [...new Set([0, 1, 2, 3, 4, 5, 6, 7, set])]
    .filter((days) => days > 0 || maySame)
    .map((days) => ({
      value: String(days),
      label: sayDaysLater(days),
    }));

function sayDaysLater(days: number): string {
  if (days < 0) return `${sayCount(-days, 'day')} earlier`;
  if (days === 0) return 'the same day';
  return days === 1 ? 'the next day' : `${days} days later`;
}

/** A time of any day, up to 24:00, which a browser's own field for times does not know. Typed as `22`, `22:00` or `2200`. */
function ClockField({
  label,
  name,
  value,
  most,
  onChange,
  refusal,
}: {
  label: string;
  name: string;
  value: string;
  most: string;
  onChange: (clock: string) => void;
  refusal: AnyRefusal | null;
}) {
  const [text, setText] = useState<string | null>(null);
  const typed = text === null ? value : readClock(text, most);
  return (
    <TextInput
      label={label}
      value={text ?? value}
      onChange={(event) => {
        setText(event.currentTarget.value);
        const clock = readClock(event.currentTarget.value, most);
        if (clock !== null && clock !== value) onChange(clock);
      }}
      onBlur={() => setText(null)}
      error={isRefused(refusal, name) || (typed === null && `Up to ${most}.`)}
      inputMode="numeric"
    />
  );
}

function readClock(text: string, most: string): string | null {
  const digits = /^(\d{1,2})[:.]?(\d\d)?$/.exec(text.trim());
  const clock = digits ? parseTimeOfDay(`${digits[1]}:${digits[2] ?? '00'}`) : null;
  return clock !== null && clock <= most ? clock : null;
}
