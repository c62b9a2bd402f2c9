import { useState } from 'react';
import { epochToWall, wallToEpoch } from '../../../shared/kernel/time.ts';
import { release } from '../../../shared/model/release.ts';

/** Date and time in the plan's zone. It keeps what is typed, half a date as well; only whole ones are looked at. */
export function WhenField({
  start,
  zone,
  onChange,
}: {
  start: number | null;
  zone: string;
  onChange: (start: number) => void;
}) {
  return (
    <label className="when-field">
      <span className="label">Start, {zone}</span>
      <input
        type="datetime-local"
        // With a year of four digits the field goes on to the hour by itself.
        max="9999-12-31T23:59"
        defaultValue={start === null ? '' : epochToWall(start, zone)}
        onChange={(event) => event.currentTarget.value && onChange(wallToEpoch(event.currentTarget.value, zone))}
      />
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
