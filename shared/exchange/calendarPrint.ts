import { daysBetween } from '../domain/shownCalendar/calendarDays.ts';
import { type DayFacts, factsOfDays } from '../domain/shownCalendar/dayFacts.ts';
import { holidayOn } from '../domain/shownCalendar/holidays.ts';
import { type Day, epochToWall, Temporal, toEpoch, weekdayOf } from '../kernel/time.ts';
import { sayCount, sayDate, sayMonth, WEEKDAYS } from '../kernel/timeText.ts';
import { FREEZE_LEVELS, type Freeze } from '../model/freeze.ts';
import { isOver, type Release } from '../model/release.ts';
import { evaluate } from '../rules/evaluate.ts';
import type { RuleContext, Severity } from '../rules/rule.ts';
import type { View } from '../store/view.ts';
import { FREEZE, listHtml, type PrintedDays } from './calendarListPrint.ts';
import { typed } from './html.ts';

/** What fits into a day of the page. All of a day that holds more stands behind it as a list. */
const MOST = { releases: 4, freezes: 1 };

/** A month on one page: weeks with their numbers, and each day with its freezes, windows and releases. */
export function monthHtml(printed: PrintedDays): string {
  const { shown, start, end, zone } = printed;
  const days = daysBetween(start, end, zone);
  const facts = factsOfDays(shown, days, zone);
  const month = days[7]!.day.slice(0, 7);
  const cells = days.map(({ day }, index) => dayCell(day, facts[index]!, day.startsWith(month), printed));
  const weeks = Array.from({ length: days.length / 7 }, (_, week) => {
    const first = days[week * 7]!.day;
    return `<tr><th scope="row">${Temporal.PlainDate.from(first).weekOfYear}</th>${cells.slice(week * 7, week * 7 + 7).join('')}</tr>`;
  });
  const head = WEEKDAYS.map((name) => `<th scope="col">${name}</th>`).join('');
  const full = days.filter(({ day }, index) => isTooFull(day, facts[index]!, printed));
  const rest = full.length === 0 ? '' : `<h2>Days with more than the page holds</h2>${listHtml(printed, full)}`;
  return `<table class="month weeks-${weeks.length}"><thead><tr><th scope="col">Week</th>${head}</tr></thead><tbody>${weeks.join('')}</tbody></table>${LEGEND}${rest}`;
}

const isTooFull = (day: Day, { releases, freezes }: DayFacts, { plan }: PrintedDays): boolean =>
  releases.length > mostReleases(plan, day) || freezes.length > MOST.freezes;

/** The name of a holiday takes the line of one. */
const mostReleases = (plan: View, day: Day): number => MOST.releases - (holidayOn(plan, day) === null ? 0 : 1);

function dayCell(day: Day, { releases, freezes, windows }: DayFacts, isOfMonth: boolean, printed: PrintedDays): string {
  const look = freezes.some(({ level }) => level === 'block') ? 'hard' : freezes.length > 0 ? 'soft' : '';
  const number = Number(day.slice(8));
  const holiday = holidayOn(printed.plan, day);
  const most = mostReleases(printed.plan, day);
  const lines = [
    `<b class="number">${number === 1 ? sayDate(day, day).slice(4) : number}</b>`,
    ...(holiday === null ? [] : [`<span class="holiday">${typed(holiday)}</span>`]),
    ...hardestFirst(freezes)
      .slice(0, MOST.freezes)
      .map(({ name, level }) => `<span class="freeze">${FREEZE[level]}: ${typed(name)}</span>`),
    ...releases.slice(0, most).map((release) => releaseLine(release, day, printed)),
    ...moreLine(releases.length - most, freezes.length - MOST.freezes),
    ...windowLine(windows),
  ];
  return `<td class="${isOfMonth ? '' : 'other '}${look}"><div>${lines.join('')}</div></td>`;
}

const hardestFirst = (freezes: DayFacts['freezes']): Freeze[] =>
  freezes.toSorted((a, b) => FREEZE_LEVELS.indexOf(a.level) - FREEZE_LEVELS.indexOf(b.level));

function releaseLine(release: Release, day: Day, { zone, plan, context }: PrintedDays): string {
  const wall = epochToWall(toEpoch(release.start!), zone);
  const at = wall.startsWith(day) ? wall.slice(11) : 'goes on';
  const mark = markOf(release, plan, context);
  return `<span class="release"><i>${MARK[mark]}</i><em class="sr-only">${MARK_WORD[mark]}</em> <b>${at} ${release.key}</b> ${typed(release.name)}</span>`;
}

type Mark = Severity | 'done' | 'failed' | 'cancelled';

const markOf = (release: Release, plan: View, context: RuleContext): Mark =>
  isOver(release) ? (release.state as Mark) : evaluate(release, plan, context).severity;

/** One sign each, in black: paper may have no colours. The legend has their words. */
const MARK: Record<Mark, string> = {
  block: '■',
  approval: '◆',
  warn: '▲',
  waived: '◇',
  pass: '○',
  done: '✓',
  failed: '✗',
  cancelled: '–',
};
const MARK_WORD: Record<Mark, string> = {
  block: 'blocked',
  approval: 'needs approval',
  warn: 'may go with a warning',
  waived: 'may go by a waiver',
  pass: 'may go',
  done: 'done',
  failed: 'failed',
  cancelled: 'cancelled',
};

const moreLine = (releases: number, freezes: number): string[] => {
  const more = [releases > 0 ? sayCount(releases, 'release') : '', freezes > 0 ? sayCount(freezes, 'freeze') : ''];
  const said = more.filter(Boolean).join(', ');
  return said ? [`<span class="more">and ${said} more</span>`] : [];
};

function windowLine(windows: DayFacts['windows']): string[] {
  const count = windows.reduce((sum, group) => sum + group.count, 0);
  if (count === 0) return [];
  const cancelled = windows.reduce((sum, group) => sum + group.cancelled, 0);
  const [first] = windows;
  const said = count === 1 ? `${first!.at} ${typed(first!.name)}` : `${count} windows`;
  return [`<span class="window">${cancelled === count ? `<s>${said}</s> cancelled` : said}</span>`];
}

const HATCHES = '<span class="soft"></span> soft or review freeze <span class="hard"></span> hard freeze';
const MARKS = (Object.keys(MARK) as Mark[]).map((mark) => `<b>${MARK[mark]}</b> ${MARK_WORD[mark]}`).join(' ');
const LEGEND = `<p class="legend">${HATCHES} ${MARKS}</p>`;

/** A year on one page: how many releases each day has, and whether it is frozen. */
export function yearHtml({ shown, start, end, zone }: PrintedDays): string {
  const days = daysBetween(start, end, zone);
  const facts = factsOfDays(shown, days, zone);
  const rows = Array.from({ length: 12 }, (_, month) => {
    const prefix = `${start.slice(0, 4)}-${String(month + 1).padStart(2, '0')}`;
    const first = days.findIndex(({ day }) => day.startsWith(prefix));
    const ofMonth = days.filter(({ day }) => day.startsWith(prefix));
    const indent = weekdayOf(`${prefix}-01`) - 1;
    const cells = Array.from({ length: 37 }, (_, column) => {
      const index = column - indent;
      return index < 0 || index >= ofMonth.length ? '<td></td>' : yearCell(index + 1, facts[first + index]!);
    });
    return `<tr><th scope="row">${sayMonth(`${prefix}-01`).slice(0, 3)}</th>${cells.join('')}</tr>`;
  });
  const head = Array.from({ length: 37 }, (_, column) => `<th scope="col">${WEEKDAYS[column % 7]!.slice(0, 2)}</th>`);
  return `<table class="year"><thead><tr><th scope="col">Month</th>${head.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table><p class="legend">${HATCHES}</p><p class="meta">The figure below the day is how many releases run on it. H: a hard freeze, S: a soft one, R: one that asks to look harder.</p>`;
}

function yearCell(number: number, { releases, freezes }: DayFacts): string {
  const look = freezes.some(({ level }) => level === 'block') ? 'hard' : freezes.length > 0 ? 'soft' : '';
  const marks = [...new Set(freezes.map(({ level }) => FREEZE[level].charAt(0)))].join('');
  const count = releases.length > 0 ? `<b>${releases.length}</b>` : '';
  return `<td class="${look}"><div>${number}${count}${marks && `<small>${marks}</small>`}</div></td>`;
}
