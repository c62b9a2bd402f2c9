import { basename } from 'node:path';
import type { Reply } from '../../shared/api/contract.ts';
import type { PrintedCalendar } from '../../shared/api/printing.ts';
import { settingsOf } from '../../shared/domain/planSettings.ts';
import { daysBetween } from '../../shared/domain/shownCalendar/calendarDays.ts';
import { filteredView, isFiltered, sayCalendarFilter } from '../../shared/domain/shownCalendar/calendarFilter.ts';
import { listHtml, type PrintedDays } from '../../shared/exchange/calendarListPrint.ts';
import { monthHtml, yearHtml } from '../../shared/exchange/calendarPrint.ts';
import { forwardSchedule, type ScheduleEntry, scheduledReleases } from '../../shared/exchange/forwardSchedule.ts';
import { escapeHtml } from '../../shared/exchange/html.ts';
import { scheduleHtml } from '../../shared/exchange/schedulePrint.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { sayCount, sayInstant } from '../../shared/kernel/timeText.ts';
import { ruleContext } from '../../shared/rules/evaluate.ts';
import type { View } from '../../shared/store/view.ts';
import { isDiskError, sayDiskError } from './disk.ts';
import type { FileKind } from './fileNames.ts';
import type { PrintableDocument } from './printableDocument.ts';
import { type PublishingPorts, writeBeside } from './publish.ts';
import { nothingChosen } from './refusals.ts';

const PDF: FileKind = { title: 'Print the calendar as PDF', ending: 'pdf', kind: 'PDF document' };

/** Asks for a place, then lays the days out as a PDF there. */
export async function printCalendar(
  ports: PublishingPorts,
  view: View,
  wanted: PrintedCalendar,
  now: Instant,
): Promise<Reply<{ fileName: string }>> {
  const document = await calendarDocument(view, wanted, now);
  const path = await ports.chooseFile(document.title, PDF);
  if (!path) return nothingChosen;
  try {
    await writeBeside(path, await ports.printToPdf(document));
  } catch (error) {
    if (!isDiskError(error)) throw error;
    return refuse('failed', `${basename(path)} was not written: ${sayDiskError(error)}. Choose another place.`);
  }
  return ok({ fileName: basename(path) });
}

/** What is printed, before anybody is asked where to: of one moment. The head of each page says plan, period, zone and filter. */
async function calendarDocument(plan: View, wanted: PrintedCalendar, now: Instant): Promise<PrintableDocument> {
  const { as, start, end, zone, filter, title, paper } = wanted;
  const context = { ...ruleContext(plan, now), zone };
  const printed: PrintedDays = { shown: filteredView(plan, filter), plan, start, end, zone, context };
  const name = settingsOf(plan)?.name ?? 'Plan';
  const own = ruleContext(plan, now).zone;
  const narrowed = isFiltered(filter) ? `Filtered: ${sayCalendarFilter(plan, filter)}` : 'All releases';
  const facts = [
    `Times in ${zone}${zone === own ? '' : `, not the plan's ${own}`}`,
    narrowed,
    // To the minute: a second says nothing on paper.
    `as of ${sayInstant(`${now.slice(0, 16)}:00Z`, zone)}`,
  ];
  const { html, count } = await contentOf(as, printed);
  return {
    title: `${name}, ${title}`,
    header: [name, title, ...facts].join(' · '),
    language: 'en',
    isLandscape: as !== 'list',
    paper,
    html: `<h1 class="calendar-title">${escapeHtml(title)}</h1><p class="facts"><bdi>${escapeHtml(name)}</bdi> · ${escapeHtml([...facts, count].filter(Boolean).join(' · '))}</p>${html}`,
  };
}

async function contentOf(as: PrintedCalendar['as'], printed: PrintedDays): Promise<{ html: string; count: string }> {
  const days = daysBetween(printed.start, printed.end, printed.zone);
  switch (as) {
    case 'month':
      return { html: monthHtml(printed), count: '' };
    case 'year':
      return { html: yearHtml(printed), count: '' };
    case 'list': {
      const weeks: string[] = [];
      for (let from = 0; from < days.length; from += 7) {
        weeks.push(listHtml(printed, days.slice(from, from + 7), from > 0));
        await turn();
      }
      const html = weeks.join('');
      return { html: html === '' ? '<p>Nothing begins in this time.</p>' : html, count: '' };
    }
    case 'schedule': {
      const releases = scheduledReleases(printed.shown, { start: days[0]!.start, end: days.at(-1)!.end });
      const entries: ScheduleEntry[] = [];
      for (const entry of forwardSchedule(releases, printed.plan, printed.context))
        if (entries.push(entry) % ENTRIES_IN_TURN === 0) await turn();
      return {
        html: scheduleHtml(entries, printed.zone, printed.context.now),
        count: sayCount(entries.length, 'release'),
      };
    }
  }
}

/** Whoever waits for an answer is answered between two pieces. */
const turn = (): Promise<void> => new Promise(setImmediate);
const ENTRIES_IN_TURN = 50;
