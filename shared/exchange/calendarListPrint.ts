import type { FreezeOccurrence } from '../domain/schedule.ts';
import { type AgendaEntry, type AgendaRow, agendaRows } from '../domain/shownCalendar/agenda.ts';
import type { WholeDay } from '../domain/shownCalendar/calendarDays.ts';
import { type CoveredOccurrence, sayCancelled } from '../domain/shownCalendar/coveredWindows.ts';
import { freezeLook } from '../domain/shownCalendar/dayFacts.ts';
import { sayCutOff } from '../domain/shownCalendar/meetingWords.ts';
import type { Interval } from '../kernel/interval.ts';
import { type Day, END_OF_TIME, type Zone } from '../kernel/time.ts';
import { sayCount, sayDate, sayInstant, saySpan } from '../kernel/timeText.ts';
import { capitalise } from '../kernel/words.ts';
import { isOver, type Release, releaseEnd } from '../model/release.ts';
import { evaluate, sayVerdict } from '../rules/evaluate.ts';
import type { RuleContext } from '../rules/rule.ts';
import type { View } from '../store/view.ts';
import { escapeHtml, typed } from './html.ts';

/** What is printed: the days of a page, as the filter leaves the plan to see, in a zone. */
export interface PrintedDays {
  /** What is listed, and what the rules ask. */
  shown: View;
  plan: View;
  start: Day;
  /** Not included. */
  end: Day;
  zone: Zone;
  context: RuleContext;
}

/**
 * What begins on each of the days, in words; on the first of them also what goes on from before.
 * @param isContinued other days are listed before these, with all that goes on from there
 */
export function listHtml(printed: PrintedDays, days: readonly WholeDay[], isContinued = false): string {
  const lines = inStretches(days).flatMap((stretch) => {
    const rows = agendaRows(printed.shown, stretch);
    return isContinued ? withoutGoingOn(rows, stretch[0]!.start) : rows;
  });
  return lines.length === 0
    ? ''
    : byDay(lines)
        .map((day) => dayHtml(day, printed))
        .join('');
}

/** A day without anything but what goes on from before is left out with it. */
const withoutGoingOn = (rows: readonly AgendaRow[], start: number): AgendaRow[] =>
  rows
    .filter((row) => row.kind === 'day' || row.span.start >= start)
    .filter(
      (row, index, all) => row.kind !== 'day' || row.holiday !== null || (all[index + 1]?.kind ?? 'day') !== 'day',
    );

export const FREEZE = { block: 'Hard freeze', approval: 'Soft freeze', review: 'Review freeze' } as const;

interface PrintedDay {
  head: Extract<AgendaRow, { kind: 'day' }>;
  entries: AgendaEntry[];
}

function byDay(rows: readonly AgendaRow[]): PrintedDay[] {
  const days: PrintedDay[] = [];
  for (const row of rows)
    if (row.kind === 'day') days.push({ head: row, entries: [] });
    else days.at(-1)!.entries.push(row);
  return days;
}

function dayHtml({ head, entries }: PrintedDay, printed: PrintedDays): string {
  const holiday = head.holiday === null ? '' : ` <small>${typed(head.holiday)}, holiday</small>`;
  const table =
    entries.length === 0
      ? ''
      : `<table class="list"><tbody>${entries.map((one) => entryHtml(one, printed)).join('')}</tbody></table>`;
  return `<h2>${sayDate(head.day, '')}${holiday}</h2>${table}`;
}

function entryHtml(entry: AgendaEntry, printed: PrintedDays): string {
  const { plan, zone, context } = printed;
  const say = ({ start, end }: Interval) => saySpan(start, end, zone, context.now);
  switch (entry.kind) {
    case 'release': {
      const { release, span } = entry;
      const end = releaseEnd({ ...release, start: release.start! });
      const about = [capitalise(release.kind), sayReasons(release, printed)];
      return line(say({ start: span.start, end }), named(release), about);
    }
    case 'freeze': {
      const asks = entry.freeze.level === 'approval' ? `${entry.freeze.approverRole} approves` : '';
      const about = [FREEZE[entry.freeze.level], escapeHtml(asks)];
      return line(saySpanOf(entry, zone, context.now), named(entry.freeze), about, freezeLook(entry.freeze));
    }
    case 'window': {
      const { window, cancelledBy } = entry.span;
      return line(say(entry.span), named(window), ['Maintenance window', cancelledBy ? sayCancelled(cancelledBy) : '']);
    }
    case 'windows':
      return line(say(entry.span), escapeHtml(sayWindows(entry, plan)), [sayNames(entry.parts)]);
    case 'meeting': {
      const { meeting, start } = entry.span;
      return line(say(entry.span), named(meeting), [
        'CAB meeting',
        sayCutOff(plan, meeting, start, zone, context.now) ?? '',
      ]);
    }
  }
}

const named = ({ key, name }: { key: string; name: string }): string => `<b>${key}</b> ${typed(name)}`;

/** `37 windows`, of a class `37 Standard windows`, and how many of them a freeze takes away. */
function sayWindows({ classId, parts }: Extract<AgendaEntry, { kind: 'windows' }>, plan: View): string {
  const kind = classId && plan.get('windowClasses', classId)?.name;
  const cancelled = parts.filter(({ cancelledBy }) => cancelledBy).length;
  const fate = cancelled > 0 ? `, ${cancelled} of them cancelled by a freeze` : '';
  return `${sayCount(parts.length, kind ? `${kind} window` : 'window')}${fate}`;
}

/** The first of them by name: paper cannot be asked for the others. */
function sayNames(parts: readonly CoveredOccurrence[]): string {
  const names = parts.slice(0, MOST_NAMED).map(({ window }) => typed(window.name));
  const more = parts.length - names.length;
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

const MOST_NAMED = 6;

/** The agenda is made of days that follow each other. */
function inStretches(days: readonly WholeDay[]): WholeDay[][] {
  const stretches: WholeDay[][] = [];
  for (const day of days) {
    const last = stretches.at(-1);
    if (last?.at(-1)?.end === day.start) last.push(day);
    else stretches.push([day]);
  }
  return stretches;
}

const line = (when: string, what: string, about: readonly string[], look = ''): string =>
  `<tr class="${look}"><td class="when">${when}</td><td>${what}<br /><span class="meta">${about.filter(Boolean).join(', ')}</span></td></tr>`;

function saySpanOf({ span }: Pick<FreezeOccurrence, 'span'>, zone: Zone, now: number): string {
  if (span.end >= END_OF_TIME) return `from ${sayInstant(span.start, zone, now)} until it is lifted`;
  return saySpan(span.start, span.end, zone, now);
}

function sayReasons(release: Release, { plan, context }: PrintedDays): string {
  if (isOver(release)) return capitalise(release.state);
  const verdict = evaluate(release, plan, context);
  const reasons = verdict.findings.filter(({ severity }) => severity === verdict.severity && severity !== 'pass');
  return [sayVerdict(verdict), ...reasons.map(({ message }) => typed(message))].join('. ');
}
