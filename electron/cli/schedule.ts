import { forwardSchedule, scheduleCsv, scheduledReleases } from '../../shared/exchange/forwardSchedule.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import { DAY, toEpoch } from '../../shared/kernel/time.ts';
import { saySpan } from '../../shared/kernel/timeText.ts';
import { ruleContext } from '../../shared/rules/evaluate.ts';
import { answered, EXIT, type Outcome, refused } from './outcome.ts';
import { readPlan } from './read.ts';
import { parseTime, presentInstant, type Settings } from './settings.ts';

/** The forward schedule of change: in words, as JSON, or as the CSV that the app saves. */
export async function showSchedule(settings: Settings): Promise<Outcome> {
  const now = presentInstant(settings);
  if (!now.ok) return refused(settings, now.refusal);
  const read = await readPlan(settings);
  if (!read.ok) return refused(settings, read.refusal);
  const plan = read.value.database;
  const context = ruleContext(plan, now.value);
  const { zone } = context;
  const from = settings.from === undefined ? ok(context.now) : parseTime(settings.from, '--from', zone);
  if (!from.ok) return refused(settings, from.refusal);
  const to = settings.to === undefined ? ok(from.value + 28 * DAY) : parseTime(settings.to, '--to', zone);
  if (!to.ok) return refused(settings, to.refusal);
  if (to.value <= from.value) return refused(settings, refuse('invalid', '--to must come after --from.').refusal);
  const releases = scheduledReleases(plan, { start: from.value, end: to.value });
  const entries = forwardSchedule(releases, plan, context);
  if (settings.csv) return { exitCode: EXIT.done, pieces: scheduleCsv(entries, zone) };
  const listed = [...entries];
  const lines = listed.map(({ release, name, start, end, verdict, windows }) =>
    [release, saySpan(toEpoch(start), toEpoch(end), zone, context.now), name, verdict, windows.join(', ')].join('\t'),
  );
  return answered(settings, listed, lines.join('\n') || 'No release is planned in that time.');
}
