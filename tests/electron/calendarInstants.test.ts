import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCalendarFile } from '../../electron/backend/calendarFile.ts';
import type { WindowDraft } from '../../shared/domain/calendarImport/calendarDrafts.ts';
import { occurrencesOfSeries } from '../../shared/domain/recurrence/series.ts';
import { readCalendar } from '../../shared/exchange/icalendar/icalendarRead.ts';
import { MINUTE, offsetMilliseconds, toEpoch, toInstant, wallToEpoch } from '../../shared/kernel/time.ts';
import { ONCE } from '../../shared/model/series.ts';
import { NOW } from '../shared/inMemoryPlan.ts';
import { python } from '../shared/python.ts';

/** Whatever comes in from a file happens at the instants that other readers give it: over four years, each event alone. */
const folder = join(import.meta.dirname, '../../../shared/data/icalendar');
const names = existsSync(folder)
  ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ics'))
      .toSorted()
  : [];
if (names.length === 0)
  console.warn(`Skipped: there is no ${folder}, so no instants of other calendars were compared.`);

const PLAN_ZONE = 'Europe/London';
const YEARS = 4 * 366 * 86_400_000;
const MOST = 5_000;

interface Read {
  name: string;
  text: string;
  /** UID -> the drafts that it became: several where it is cut. */
  drafts: Map<string, WindowDraft[]>;
  notes: string[];
}

async function readAll(): Promise<Read[]> {
  const found: Read[] = [];
  for (const name of names) {
    const file = await readCalendarFile(join(folder, name));
    if (!file.ok) continue;
    const { text } = file.value;
    const reading = readCalendar(text, { as: 'windows', planZone: PLAN_ZONE, now: toEpoch(NOW) });
    if (!reading.ok) continue;
    const drafts = new Map<string, WindowDraft[]>();
    for (const { read } of reading.value.found) {
      const draft = (read as { draft: WindowDraft }).draft;
      const uid = draft.uid.replace(/#from-.*$/, '');
      drafts.set(uid, [...(drafts.get(uid) ?? []), draft]);
    }
    found.push({ name, text, drafts, notes: reading.value.notes });
  }
  return found;
}

interface Span {
  start: number;
  end: number;
}

const say = ({ start, end }: Span): string => `${toInstant(start)} ${toInstant(end)}`;

describe.skipIf(names.length === 0)('the events of other programs', () => {
  let all: Read[] = [];
  beforeAll(async () => {
    all = await readAll();
  });

  it('happen when ical.js says', () => {
    const counts = { events: 0, occurrences: 0, unread: 0, otherwiseDescribed: 0, leapDays: 0 };
    const differences: string[] = [];
    for (const { name, text, drafts, notes } of all) {
      // Where a file describes a zone that the world knows otherwise, ical.js believes it; python's icalendar does not either.
      if (notes.some((note) => note.startsWith('The file gives times'))) {
        counts.otherwiseDescribed += 1;
        continue;
      }
      const theirs = eventsOf(text);
      if (!theirs) {
        counts.unread += 1;
        continue;
      }
      for (const [uid, event] of theirs) {
        const own = drafts.get(uid);
        if (!own) continue;
        // A day that a year does not have is left out; ical.js moves it to the next.
        if (own.some(({ rule, start }) => rule && start.slice(5, 10) === '02-29')) {
          counts.leapDays += 1;
          continue;
        }
        const first = Math.min(...own.map(({ start, zone }) => wallToEpoch(start, zone)));
        const period = { start: first - 86_400_000, end: first + YEARS };
        const [ours, given] = [oursIn(own, period), theirsIn(event, period)];
        if (!given) continue;
        counts.events += 1;
        counts.occurrences += ours.length;
        const difference = differenceOf(ours, given, own[0]!.zone);
        if (difference) differences.push(`${name} ${uid}: ${difference}`);
      }
    }
    console.log(`ical.js: ${JSON.stringify(counts)}`);
    expect(differences).toEqual([]);
  });

  it.skipIf(!python)("happen when python's icalendar says", () => {
    const script = join(import.meta.dirname, 'readInstants.py');
    const input = JSON.stringify({ zone: PLAN_ZONE, texts: all.map(({ text }) => text) });
    const answer = execFileSync(python!, [script], { input, encoding: 'utf8', maxBuffer: 1e9 });
    const read = JSON.parse(answer) as ({ uid: string; start: string; end: string }[] | null)[];
    const differences: string[] = [];
    let compared = 0;
    for (const [index, { name, drafts }] of all.entries())
      for (const { uid, start, end } of read[index] ?? []) {
        const own = drafts.get(uid);
        if (own?.length !== 1 || read[index]!.filter((one) => one.uid === uid).length > 1) continue;
        compared += 1;
        const draft = own[0]!;
        const ours = { start: wallToEpoch(draft.start, draft.zone), end: wallToEpoch(draft.end!, draft.zone) };
        const given = withLength({ start: toEpoch(start), end: toEpoch(end) });
        if (say(ours) !== say(given)) differences.push(`${name} ${uid}: ${say(ours)}, not ${say(given)}`);
      }
    console.log(`icalendar: ${compared} events, ${read.filter((one) => one === null).length} files unread`);
    expect(differences).toEqual([]);
  });
});

const withLength = ({ start, end }: Span): Span => ({ start, end: end === start ? start + MINUTE : end });

function oursIn(drafts: readonly WindowDraft[], period: Span): Span[] {
  return drafts
    .flatMap((draft) => occurrencesOfSeries({ ...ONCE, ...draft }, period, null))
    .filter(({ start }) => start >= period.start && start < period.end)
    .map(({ start, end }) => ({ start, end }))
    .toSorted((a, b) => a.start - b.start)
    .slice(0, MOST);
}

/** Events by UID, those that share none; null where ical.js cannot read the file. */
function eventsOf(text: string): Map<string, ICAL.Event> | null {
  try {
    const parsed = ICAL.parse(text) as unknown[];
    const roots = (Array.isArray(parsed[0]) ? parsed : [parsed]).map((one) => new ICAL.Component(one as never));
    ICAL.TimezoneService.reset();
    for (const zone of roots.flatMap((root) => root.getAllSubcomponents('vtimezone')))
      ICAL.TimezoneService.register(zone);
    const components = roots.flatMap((root) => (root.name === 'vevent' ? [root] : root.getAllSubcomponents('vevent')));
    const events = new Map<string, ICAL.Event>();
    const uidOf = (one: ICAL.Component) => String(one.getFirstPropertyValue('uid') ?? '');
    const masters = components.filter((one) => !one.hasProperty('recurrence-id') && one.hasProperty('dtstart'));
    for (const master of masters) {
      const uid = uidOf(master);
      if (uid === '' || masters.filter((one) => uidOf(one) === uid).length > 1 || !isDescribed(master)) continue;
      const event = new ICAL.Event(master);
      for (const one of components)
        if (one.hasProperty('recurrence-id') && uidOf(one) === uid) event.relateException(one);
      events.set(uid, event);
    }
    return events;
  } catch {
    return null;
  }
}

/** A zone that the file does not describe is none to ical.js. */
const isDescribed = (event: ICAL.Component): boolean =>
  ['dtstart', 'dtend', 'rdate', 'exdate']
    .flatMap((name) => event.getAllProperties(name))
    .every((property) => {
      const tzid = property.getFirstParameter('tzid');
      return !tzid || ICAL.TimezoneService.has(tzid);
    });

/** Null where ical.js cannot say. */
function theirsIn(event: ICAL.Event, period: Span): Span[] | null {
  const found: Span[] = [];
  const add = (start: ICAL.Time, end: ICAL.Time) => {
    const span = withLength({ start: epochOf(start), end: epochOf(end) });
    if (span.start >= period.start && span.start < period.end) found.push(span);
  };
  try {
    if (!event.isRecurring()) add(event.startDate, event.endDate);
    else {
      const iterator = event.iterator();
      for (let next = iterator.next(); next && epochOf(next) < period.end; next = iterator.next()) {
        const { startDate, endDate } = event.getOccurrenceDetails(next);
        add(startDate, endDate);
        if (found.length >= MOST) break;
      }
    }
  } catch {
    return null;
  }
  return found.toSorted((a, b) => a.start - b.start);
}

/** A day alone and a time without a zone are meant in the zone of the plan. */
const epochOf = (time: ICAL.Time): number =>
  time.isDate || time.zone === ICAL.Timezone.localTimezone
    ? wallToEpoch(time.toString().slice(0, 19).padEnd(19, 'T00:00:00'), PLAN_ZONE)
    : time.toUnixTime() * 1000;

/** What differs first. Over a switch of the clocks RFC 5545 keeps an event's minutes, and we its wall clock: starts alone count. */
function differenceOf(ours: readonly Span[], theirs: readonly Span[], zone: string): string | null {
  const isSwitched = ({ start, end }: Span) => offsetMilliseconds(start, zone) !== offsetMilliseconds(end, zone);
  for (let index = 0; index < Math.max(ours.length, theirs.length); index++) {
    const [own, given] = [ours[index], theirs[index]];
    if (!own || !given) return `${own ? say(own) : 'nothing'}, not ${given ? say(given) : 'nothing'} (${index})`;
    if (own.start !== given.start || (own.end !== given.end && !isSwitched(own)))
      return `${say(own)}, not ${say(given)} (${index})`;
  }
  return null;
}
