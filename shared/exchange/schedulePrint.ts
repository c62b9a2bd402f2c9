import { toEpoch, type Zone } from '../kernel/time.ts';
import { saySpan } from '../kernel/timeText.ts';
import { capitalise } from '../kernel/words.ts';
import { type ScheduleEntry, sayZone } from './forwardSchedule.ts';
import { escapeHtml, typed } from './html.ts';

/** The forward schedule of change as a table for paper; its head comes again on each page. */
export function scheduleHtml(entries: readonly ScheduleEntry[], zone: Zone, now: number): string {
  if (entries.length === 0) return '<p>No release is planned in this time.</p>';
  const head = COLUMNS.map(({ title, name }) => `<th scope="col" class="${name}">${title}</th>`).join('');
  const rows = entries.map((entry) => `<tr>${cellsOf(entry, zone, now).join('')}</tr>`);
  return `<table class="schedule"><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

/** The names are the stylesheet's: how wide each is. */
const COLUMNS = [
  { name: 'when', title: 'When' },
  { name: 'what', title: 'Release' },
  { name: 'change', title: 'Change' },
  { name: 'scope', title: 'Services, items, environment' },
  { name: 'window', title: 'Window' },
  { name: 'verdict', title: 'Verdict' },
  { name: 'owner', title: 'Owner' },
];

function cellsOf(entry: ScheduleEntry, zone: Zone, now: number): string[] {
  const { release, name, kind, change, changeType, risk, environment, services, configurationItems } = entry;
  return [
    [saySpan(toEpoch(entry.start), toEpoch(entry.end), zone, now), meta(escapeHtml(sayZone(entry.start, zone)))],
    [`<b>${release}</b> ${typed(name)}`, meta(capitalise(kind))],
    [change ?? 'none', meta([changeType && capitalise(changeType), risk && `${risk} risk`].filter(Boolean).join(', '))],
    [
      services.map(typed).join(', ') || 'no service',
      meta([...configurationItems, environment ?? []].flat().map(typed).join(', ')),
    ],
    [entry.windows.slice(0, NAMED).map(shortened).map(typed).join(', '), meta(sayOthers(entry.windows.length - NAMED))],
    [entry.verdict, meta(entry.notes.map(typed).join('. '))],
    [entry.owner ? typed(entry.owner) : 'nobody', ''],
  ].map(([first, second]) => `<td>${first}${second}</td>`);
}

/** A window's name is said with each release in it: one of three hundred letters would fill a page with every row. */
const shortened = (name: string): string => (name.length > LONGEST ? `${name.slice(0, LONGEST).trimEnd()}…` : name);
const LONGEST = 80;

/** How many windows of one release are named on paper. */
const NAMED = 3;

const sayOthers = (count: number): string => (count > 0 ? `and ${count} more` : '');

const meta = (html: string): string => (html === '' ? '' : `<br /><span class="meta">${html}</span>`);
