import { z } from 'zod';
import { isZone, parseDay, parseInstant, parseTimeOfDay, parseWallTime } from '../kernel/time.ts';

/**
 * The field types that records and inputs are made of. Each says in a sentence what it wants, because these sentences are
 * what a coordinator reads beside the field.
 */

/** The longest text that a field holds. A cell of a broken export that is longer is refused, never cut. */
export const LONGEST_TEXT = 100_000;
const LONGEST_LINE = 500;

export const id = z.string().min(1).max(200);

export const key = z.string().max(20);

/** One line of text that must not be empty: a name, a title. Line breaks become spaces. */
export const line = z
  .string({ error: 'Type a text.' })
  .transform((text) => text.replace(/[\r\n\u2028\u2029]+/g, ' ').trim())
  .pipe(
    z.string().min(1, 'Type at least one character.').max(LONGEST_LINE, `Shorten it to ${LONGEST_LINE} characters.`),
  );

/** Text of many lines, kept byte for byte. */
export const text = z
  .string({ error: 'Type a text.' })
  .max(LONGEST_TEXT, `Shorten it to ${LONGEST_TEXT.toLocaleString('en-US')} characters.`);

export const instant = z.string({ error: 'Give a date and time.' }).transform((value, context) => {
  const parsed = parseInstant(value);
  if (parsed) return parsed;
  context.addIssue(
    value.trim() === ''
      ? 'Give a date and time.'
      : `"${shorten(value)}" is not a date and time with a zone. Write it like 2026-12-05T22:00:00Z.`,
  );
  return z.NEVER;
});

export const wallTime = z.string({ error: 'Give a date and time.' }).transform((value, context) => {
  const parsed = parseWallTime(value);
  if (parsed) return parsed;
  context.addIssue(
    value.trim() === ''
      ? 'Give a date and time.'
      : `"${shorten(value)}" is not a date and time. Write it like 2026-12-05T22:00, without a zone.`,
  );
  return z.NEVER;
});

export const day = z.string({ error: 'Give a date.' }).transform((value, context) => {
  const parsed = parseDay(value);
  if (parsed) return parsed;
  context.addIssue(
    value.trim() === '' ? 'Give a date.' : `"${shorten(value)}" is not a date. Write it like 2026-12-05.`,
  );
  return z.NEVER;
});

/** A time of any day, `22:00`; `24:00` is the midnight that ends it. */
export const timeOfDay = z.string({ error: 'Give a time.' }).transform((value, context) => {
  const parsed = parseTimeOfDay(value);
  if (parsed) return parsed;
  context.addIssue(
    value.trim() === '' ? 'Give a time.' : `"${shorten(value)}" is not a time. Write it like 22:00, up to 24:00.`,
  );
  return z.NEVER;
});

/** 1 = Monday to 7 = Sunday (ISO 8601). */
export const weekday = z
  .number({ error: 'Give a weekday, 1 for Monday to 7 for Sunday.' })
  .int('Give a weekday, 1 for Monday to 7 for Sunday.')
  .min(1, 'Give a weekday, 1 for Monday to 7 for Sunday.')
  .max(7, 'Give a weekday, 1 for Monday to 7 for Sunday.');

/** What another program calls the record, or we to it (iCalendar, UID): a second import updates by it. */
export const uid = z.string().min(1).max(2_000, 'Shorten the UID to 2,000 characters.');

export const zone = z.string({ error: 'Name a time zone.' }).refine(isZone, {
  error: (issue) => `"${shorten(String(issue.input))}" is not a time zone. Name one like Europe/London.`,
});

/** Ids of other records, each once. */
export const ids = z
  .array(id)
  .max(1_000, 'Name at most 1,000.')
  .refine((given) => new Set(given).size === given.length, 'Name each only once.');

/** A length of time in whole minutes, at least one minute and at most 30 days. */
export const minutes = z
  .number({ error: 'Give a length in whole minutes.' })
  .int('Give a length in whole minutes.')
  .min(1, 'Give at least 1 minute.')
  .max(43_200, 'Give at most 30 days (43,200 minutes).');

/** A reserve in whole minutes that may be nothing. */
export const reserveMinutes = z
  .number({ error: 'Give a length in whole minutes.' })
  .int('Give a length in whole minutes.')
  .min(0, 'Give 0 minutes or more.')
  .max(43_200, 'Give at most 30 days (43,200 minutes).');

/** One of a few words; the sentence names them all. */
export const oneOf = <const T extends readonly [string, ...string[]]>(words: T) =>
  z.enum(words, { error: `Choose one of: ${words.join(', ')}.` });

const shorten = (value: string): string => (value.length > 40 ? `${value.slice(0, 40)}…` : value);
