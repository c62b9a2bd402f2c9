import type { Drafted } from '../../domain/calendarImport/calendarDrafts.ts';
import { EMPTY_RELEASE } from '../../domain/release.ts';
import { PLAIN_FREEZE } from '../../model/freeze.ts';
import { collections } from '../../model/plan.ts';
import { PLAIN_WINDOW } from '../../model/window.ts';
import { type Component, propertyOf } from './icalendarComponents.ts';
import { escapeText, plainText, unescapeText, writeLine } from './icalendarLines.ts';

/**
 * What iCalendar has no word for, as properties of our own: `backOutMinutes` is X-SLIPWAY-BACK-OUT-MINUTES. A plain word
 * stands as it is, all else as JSON. What is as usual is left out.
 */

const scoped = { scope: PLAIN_WINDOW.scope, shift: null, startFrom: null, endFrom: null };

/** Collection -> field -> what it usually is. */
const FIELDS: Record<Drafted, Record<string, unknown>> = {
  windows: { classId: null, ...scoped },
  freezes: {
    level: PLAIN_FREEZE.level,
    approverRole: null,
    levels: [],
    windows: PLAIN_FREEZE.windows,
    ...scoped,
  },
  releases: fieldsOfRelease(),
  cabMeetings: { cutOff: null, shift: null },
};

function fieldsOfRelease(): Record<string, unknown> {
  const { uid: _uid, start: _start, lengthMinutes: _length, description: _description, ...rest } = EMPTY_RELEASE;
  return rest;
}

/** Texts that stand in properties of iCalendar, which cannot say all characters. */
const TEXTS: Record<Drafted, Record<string, string>> = {
  windows: { name: 'SUMMARY' },
  freezes: { name: 'SUMMARY', reason: 'DESCRIPTION' },
  releases: { name: 'SUMMARY', description: 'DESCRIPTION' },
  cabMeetings: { name: 'SUMMARY' },
};

/** X-SLIPWAY-KIND says what an event is; of what kind a release is stands beside it. */
const propertyName = (field: string): string =>
  field === 'kind'
    ? 'X-SLIPWAY-RELEASE-KIND'
    : `X-SLIPWAY-${field.replace(/[A-Z]/g, (letter) => `-${letter}`).toUpperCase()}`;

/** @param record with references in place of ids */
export function writeFields(collection: Drafted, record: Record<string, unknown>): string[] {
  const own = Object.entries(FIELDS[collection]).flatMap(([field, usual]) =>
    JSON.stringify(record[field]) === JSON.stringify(usual)
      ? []
      : [writeLine(propertyName(field), sayValue(record[field]))],
  );
  const exact = Object.keys(TEXTS[collection]).flatMap((field) => {
    const value = String(record[field]);
    return plainText(value) === value ? [] : [writeLine(propertyName(field), escapeText(exactJson(value)))];
  });
  return [...own, ...exact];
}

/** The texts of a record as properties of iCalendar. */
export const writeTexts = (collection: Drafted, record: Record<string, unknown>): string[] =>
  Object.entries(TEXTS[collection]).flatMap(([field, property]) =>
    record[field] === '' ? [] : [writeLine(property, escapeText(String(record[field])))],
  );

const sayValue = (value: unknown): string =>
  escapeText(typeof value === 'string' && isPlainWord(value) ? value : exactJson(value));

const isPlainWord = (value: string): boolean =>
  /^\p{L}/u.test(value) && !/^(null|true|false)$/.test(value) && plainText(value) === value && value.trim() === value;

/** JSON without a character that a line cannot hold. */
const exactJson = (value: unknown): string =>
  // oxlint-disable-next-line no-control-regex -- JSON itself leaves this one as it is
  JSON.stringify(value).replace(/\u007F/g, '\\u007f');

/** What an event of our own says of its record beyond iCalendar; usual where it says nothing. */
export function readFields(collection: Drafted, event: Component): Record<string, unknown> {
  const { schema } = collections[collection];
  const fields: Record<string, unknown> = {};
  for (const [field, usual] of Object.entries(FIELDS[collection])) {
    const property = propertyOf(event, propertyName(field));
    const parsed =
      property && schema.shape[field as keyof typeof schema.shape].safeParse(valueOf(unescapeText(property.value)));
    fields[field] = parsed?.success ? parsed.data : usual;
  }
  return fields;
}

/** A text exactly as it was, where nobody changed since what iCalendar could say of it. */
export function readTexts(collection: Drafted, event: Component): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [field, property] of Object.entries(TEXTS[collection])) {
    const said = unescapeText(propertyOf(event, property)?.value ?? '');
    const written = propertyOf(event, propertyName(field));
    const exact = written ? valueOf(unescapeText(written.value)) : said;
    texts[field] = typeof exact === 'string' && plainText(exact) === said ? exact : said;
  }
  return texts;
}

function valueOf(text: string): unknown {
  if (/^\p{L}/u.test(text) && !/^(null|true|false)$/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
