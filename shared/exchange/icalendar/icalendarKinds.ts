import { oneOf } from '../../model/fields.ts';
import { type Component, propertiesOf, propertyOf } from './icalendarComponents.ts';
import { splitTexts, unescapeText } from './icalendarLines.ts';

/** What an event may become: the collection it goes to, `holidays` into a business calendar. */
export const EVENT_KINDS = ['windows', 'freezes', 'releases', 'meetings', 'holidays'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export const eventKind = oneOf(EVENT_KINDS);

/** How our own files name the kind. */
export const KIND_NAMES: Record<EventKind, string> = {
  windows: 'WINDOW',
  freezes: 'FREEZE',
  releases: 'RELEASE',
  meetings: 'CAB-MEETING',
  holidays: 'HOLIDAY',
};

/** What an event of our own says that it is. */
export function ownKind(event: Component): EventKind | null {
  const name = propertyOf(event, 'X-SLIPWAY-KIND')?.value.trim().toUpperCase();
  return EVENT_KINDS.find((kind) => KIND_NAMES[kind] === name) ?? null;
}

const FREEZE =
  /\b(freeze|frozen|moratorium|black-?out|embargo|(change|code) lock|lock-?down|change restrictions?|restricted period|no[- ]changes?)\b/i;
const MEETING = /\b(e?cab|change advisory board)\b/i;
const RELEASE = /\b(releases?|deployments?|go-?live)\b/i;
const HOLIDAY = /\b(holidays?|feiertage?|feestdag(en)?|jours? fériés?|vacances|festivos?|helgdag(ar)?)\b/i;

/**
 * What an event seems to be, by its categories, its summary and the name of its calendar. Only a category makes a release: a
 * summary that speaks of one may as well mean its window.
 */
export function guessKind(event: Component, calendar: Component): EventKind {
  const categories = propertiesOf(event, 'CATEGORIES')
    .flatMap(({ value }) => splitTexts(value))
    .join(' ');
  const words = `${categories} ${textOf(event, 'SUMMARY')}`.slice(0, 2_000);
  if (FREEZE.test(words)) return 'freezes';
  if (MEETING.test(words)) return 'meetings';
  if (isHoliday(event, calendar, words)) return 'holidays';
  return RELEASE.test(categories.slice(0, 2_000)) ? 'releases' : 'windows';
}

/** A day that is marked as free, or that says it is one, or lies in a calendar of them. */
function isHoliday(event: Component, calendar: Component, words: string): boolean {
  if (!/^\d{8}$/.test(propertyOf(event, 'DTSTART')?.value.trim() ?? '')) return false;
  const isFree =
    textOf(event, 'TRANSP').trim().toUpperCase() === 'TRANSPARENT' ||
    textOf(event, 'X-MICROSOFT-CDO-BUSYSTATUS').trim().toUpperCase() === 'FREE';
  return isFree || HOLIDAY.test(`${words} ${calendarName(calendar)}`);
}

/** What a calendar is called: X-WR-CALNAME, as nearly all programs write, or NAME (RFC 7986). */
const calendarName = (calendar: Component): string =>
  (textOf(calendar, 'X-WR-CALNAME') || textOf(calendar, 'NAME')).slice(0, 500);

/** A TEXT property as it is meant; empty where there is none. */
export const textOf = (component: Component, name: string): string =>
  unescapeText(propertyOf(component, name)?.value ?? '');
