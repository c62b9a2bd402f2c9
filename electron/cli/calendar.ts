import { writeFile } from 'node:fs/promises';
import { v7 as newTransactionId } from 'uuid';
import { type CalendarPreview, prepareCalendar, sayQuestion, saySkipped } from '../../shared/api/calendarPreview.ts';
import { KIND_NOUNS, sayKinds } from '../../shared/api/calendarWords.ts';
import { zoneOf } from '../../shared/domain/planSettings.ts';
import { EVENT_KINDS, type EventKind } from '../../shared/exchange/icalendar/icalendarKinds.ts';
import { writeCalendar } from '../../shared/exchange/icalendar/icalendarWrite.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import { END_OF_TIME, toEpoch } from '../../shared/kernel/time.ts';
import { sayCount } from '../../shared/kernel/timeText.ts';
import { readCalendarFile } from '../backend/calendarFile.ts';
import { sayDiskError } from '../backend/disk.ts';
import { answered, EXIT, type Outcome, refused } from './outcome.ts';
import { readPlan } from './read.ts';
import { parseTime, presentInstant, resolveFile, type Settings } from './settings.ts';
import { withPlan } from './write.ts';

/** Imports the events that the plan can take, and says of every other one why not. */
export async function importCalendarFile(settings: Settings, name: string): Promise<Outcome> {
  const as = readKind(settings.as);
  if (!as.ok) return refused(settings, as.refusal);
  const file = await readCalendarFile(resolveFile(name));
  if (!file.ok) return refused(settings, file.refusal);
  const { text, ...named } = file.value;
  const now = presentInstant(settings);
  if (!now.ok) return refused(settings, now.refusal);
  const options = (actor: string) => ({
    file: named,
    as: as.value,
    run: { now: now.value, actor, transactionId: newTransactionId() },
  });
  if (settings.dryRun) {
    const plan = await readPlan(settings);
    if (!plan.ok) return refused(settings, plan.refusal);
    const prepared = prepareCalendar(plan.value.database, text, options('nobody'));
    return prepared.ok
      ? tell(settings, prepared.value.preview, { isWritten: false })
      : refused(settings, prepared.refusal);
  }
  return withPlan(settings, async (backend) => {
    const { store } = backend;
    const who = backend.actor();
    if (!who.ok) return refused(settings, who.refusal);
    const prepared = prepareCalendar(store!.state.database, text, options('nobody'));
    if (!prepared.ok) return refused(settings, prepared.refusal);
    const { preview, input } = prepared.value;
    if (isKnownWhole(preview)) return tell(settings, preview, { isWritten: false });
    const result = await store!.run('ics.import', input, who.value);
    if (!result.ok) return refused(settings, result.refusal);
    const { seq, label } = result.value.header;
    return tell(settings, preview, { isWritten: true, seq, label });
  });
}

/** Nothing in it is news, so that nothing need be written. */
const isKnownWhole = ({ kinds }: CalendarPreview): boolean =>
  kinds.every(({ events, unchanged }) => events === unchanged);

function readKind(given: string | undefined): Result<EventKind | undefined> {
  if (given === undefined) return ok(undefined);
  const kind = EVENT_KINDS.find((one) => one === given);
  return kind
    ? ok(kind)
    : refuse('invalid', `--as: "${given}" is no kind of event. Give one of: ${EVENT_KINDS.join(', ')}.`);
}

function tell(
  settings: Settings,
  preview: CalendarPreview,
  more: { isWritten: boolean; seq?: number; label?: string },
): Outcome {
  const { kinds, skipped, skippedCount, notes } = preview;
  const verb = more.isWritten ? 'Imported' : settings.dryRun ? 'Would import' : 'Nothing is new: the plan has';
  const left = skippedCount > 0 ? `; ${sayCount(skippedCount, 'entry', 'entries')} left out` : '';
  const said = [
    ...skipped.map(saySkipped),
    ...(skippedCount > skipped.length
      ? [`and ${sayCount(skippedCount - skipped.length, 'more entry', 'more entries')} left out`]
      : []),
    ...kinds.flatMap(({ kind, guessed }) =>
      guessed > 0 ? [`${sayCount(guessed, 'event')} taken for ${KIND_NOUNS[kind][1]}: --as says otherwise`] : [],
    ),
    ...notes,
    ...preview.questions.map((one) => `Contradiction: ${sayQuestion(one)}`),
    ...(preview.questionCount > preview.questions.length
      ? [`and ${sayCount(preview.questionCount - preview.questions.length, 'more contradiction')}`]
      : []),
  ].join('\n');
  return {
    ...answered(settings, { ok: true, ...more, ...preview }, `${verb} ${sayKinds(kinds)}${left}`),
    ...(said ? { said } : {}),
  };
}

/** The file goes to stdout, or to a new file. */
export async function exportCalendar(settings: Settings): Promise<Outcome> {
  const read = await readPlan(settings);
  if (!read.ok) return refused(settings, read.refusal);
  const { database, seq } = read.value;
  const now = presentInstant(settings);
  if (!now.ok) return refused(settings, now.refusal);
  const kinds = readKinds(settings.only);
  if (!kinds.ok) return refused(settings, kinds.refusal);
  const period = readPeriod(settings, zoneOf(database));
  if (!period.ok) return refused(settings, period.refusal);
  const written = writeCalendar(database, { kinds: kinds.value, period: period.value, now: toEpoch(now.value), seq });
  const undated = written.undated > 0 ? { said: `${sayCount(written.undated, 'record')} without a date left out` } : {};
  if (settings.output === undefined) return { exitCode: EXIT.done, pieces: written.pieces, ...undated };
  const path = resolveFile(settings.output);
  try {
    await writeFile(path, written.pieces.join(''), { flag: 'wx' });
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code === 'EEXIST' ? 'there is a file already' : sayDiskError(error);
    return refused(settings, refuse('invalid', `${settings.output} was not written: ${reason}. Name another.`).refusal);
  }
  const total = Object.values(written.counts).reduce((sum, count) => sum + count, 0);
  return {
    ...answered(settings, { ok: true, path, counts: written.counts }, `Wrote ${sayCount(total, 'event')} to ${path}`),
    ...undated,
  };
}

function readKinds(given: string | undefined): Result<readonly EventKind[]> {
  if (given === undefined) return ok(EVENT_KINDS);
  const names = given.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !(EVENT_KINDS as readonly string[]).includes(name));
  return unknown === undefined
    ? ok(EVENT_KINDS.filter((kind) => names.includes(kind)))
    : refuse('invalid', `--only: "${unknown}" is no kind of event. Give some of: ${EVENT_KINDS.join(', ')}.`);
}

function readPeriod({ from, to }: Settings, zone: string): Result<{ start: number; end: number } | undefined> {
  if (from === undefined && to === undefined) return ok(undefined);
  const start = from === undefined ? ok(0) : parseTime(from, '--from', zone);
  if (!start.ok) return start;
  const end = to === undefined ? ok(Math.min(start.value + THREE_YEARS, END_OF_TIME)) : parseTime(to, '--to', zone);
  if (!end.ok) return end;
  return start.value < end.value
    ? ok({ start: start.value, end: end.value })
    : refuse('invalid', '--to is not after --from. Give a later time.');
}

const THREE_YEARS = 3 * 366 * 86_400_000;
