import { useState } from 'react';
import { resolve } from '../../../shared/domain/businessTime/relativeTime.ts';
import { readRelative } from '../../../shared/domain/businessTime/relativeWords.ts';
import { ok, type Result, refuse } from '../../../shared/kernel/result.ts';
import { epochToWall, wallToEpoch } from '../../../shared/kernel/time.ts';
import { sayInstant, sayOddWall } from '../../../shared/kernel/timeText.ts';
import { type Release, release } from '../../../shared/model/release.ts';
import { plan } from '../../app/session.ts';

interface WhenProperties {
  release: Release;
  start: number | null;
  zone: string;
  now: number;
  onChange: (start: number) => void;
}

/** The start as a date and time, or in words that follow another date: both lead to the same place. */
export function WhenFields({ release: moved, start, zone, now, onChange }: WhenProperties) {
  const [words, setWords] = useState('');
  const [typings, setTypings] = useState(0);
  return (
    <>
      {/* Begins anew with the date that the words come to, and keeps what is typed into it. */}
      <WhenField
        key={typings}
        start={start}
        zone={zone}
        onChange={(typed) => {
          setWords('');
          onChange(typed);
        }}
      />
      <WordsField
        words={words}
        found={words.trim() === '' ? null : readStart(words, moved, start, zone)}
        zone={zone}
        now={now}
        onChange={(typed) => {
          setWords(typed);
          setTypings(typings + 1);
          const found = readStart(typed, moved, start, zone);
          if (found.ok) onChange(found.value);
        }}
      />
    </>
  );
}

/** The instant that words like `REL-12 + 5 business days` come to, at the time of day that the release has. */
function readStart(words: string, moved: Release, start: number | null, zone: string): Result<number> {
  const time = start === null ? '00:00' : epochToWall(start, zone).slice(11, 16);
  const relative = readRelative(words, plan(), { time, release: moved });
  if (!relative.ok) return relative;
  const wall = resolve(relative.value, plan());
  return wall === null
    ? refuse('invalid', 'What it follows has no date yet, so neither has this.')
    : ok(wallToEpoch(wall, zone));
}

function WordsField({
  words,
  found,
  zone,
  now,
  onChange,
}: {
  words: string;
  found: Result<number> | null;
  zone: string;
  now: number;
  onChange: (words: string) => void;
}) {
  return (
    <label className="when-field in-words">
      <span className="label">Or after another date</span>
      <input
        type="text"
        placeholder="REL-12 + 5 business days"
        value={words}
        onChange={(event) => onChange(event.currentTarget.value)}
        // Words that come to no date must not move it to the one before.
        onKeyDown={(event) => event.key === 'Enter' && found && !found.ok && event.preventDefault()}
        aria-invalid={found ? !found.ok : undefined}
        dir="auto"
      />
      {found && (
        <span className="meta" role="status" dir="auto">
          {found.ok ? sayInstant(found.value, zone, now) : found.refusal.message}
        </span>
      )}
    </label>
  );
}

/** Date and time in the plan's zone. It keeps what is typed, half a date as well; only whole ones are looked at. */
function WhenField({
  start,
  zone,
  onChange,
}: {
  start: number | null;
  zone: string;
  onChange: (start: number) => void;
}) {
  const [odd, setOdd] = useState<string | null>(null);
  return (
    <label className="when-field">
      <span className="label">Start, {zone}</span>
      <input
        type="datetime-local"
        // With a year of four digits the field goes on to the hour by itself.
        max="9999-12-31T23:59"
        defaultValue={start === null ? '' : epochToWall(start, zone)}
        onChange={(event) => {
          const typed = event.currentTarget.value;
          setOdd(typed && sayOddWall(typed, zone));
          if (typed) onChange(wallToEpoch(typed, zone));
        }}
      />
      {odd && (
        <span className="meta" role="status">
          {odd}.
        </span>
      )}
    </label>
  );
}

/** Hours and minutes, the twin of drawing at the end of a release in the week. What is no length is not looked at. */
export function LengthField({
  lengthMinutes,
  onChange,
}: {
  lengthMinutes: number;
  onChange: (lengthMinutes: number) => void;
}) {
  const [hours, setHours] = useState(String(Math.floor(lengthMinutes / 60)));
  const [minutes, setMinutes] = useState(String(lengthMinutes % 60));
  const change = (newHours: string, newMinutes: string) => {
    setHours(newHours);
    setMinutes(newMinutes);
    const parsed = release.shape.lengthMinutes.safeParse(Number(newHours) * 60 + Number(newMinutes));
    if (newHours !== '' && newMinutes !== '' && parsed.success) onChange(parsed.data);
  };
  return (
    <fieldset className="length-field">
      <legend className="label">Length</legend>
      <label>
        <input
          type="number"
          min={0}
          max={9999}
          aria-label="Hours"
          value={hours}
          onChange={(event) => change(event.currentTarget.value, minutes)}
        />{' '}
        h
      </label>
      <label>
        <input
          type="number"
          min={0}
          max={59}
          step={5}
          aria-label="Minutes"
          value={minutes}
          onChange={(event) => change(hours, event.currentTarget.value)}
        />{' '}
        min
      </label>
    </fieldset>
  );
}
