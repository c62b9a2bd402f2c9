import { basename } from 'node:path';
import { settingsOf, zoneOf } from '../../shared/domain/planSettings.ts';
import { readHolidays } from '../../shared/exchange/holidayCalendar.ts';
import { LONGEST_HOLIDAYS_FILE } from '../../shared/exchange/holidays.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import { sayBytes } from '../../shared/kernel/sizeText.ts';
import { toEpoch } from '../../shared/kernel/time.ts';
import { readWhole, withChosenFile } from '../backend/chosenFile.ts';
import { answered, type Outcome, refused } from './outcome.ts';
import { presentInstant, resolveFile, type Settings } from './settings.ts';
import { withPlan } from './write.ts';

/** `holidays import FILE`: the holidays of an .ics file, or those of the chosen types of a JSON file of date-holidays. */
export async function holidays(settings: Settings, action: string, file: string): Promise<Outcome> {
  if (action !== 'import')
    return refused(settings, refuse('invalid', `holidays cannot ${action}. Write: holidays import FILE.`).refusal);
  const content = await readText(resolveFile(file));
  if (!content.ok) return refused(settings, content.refusal);
  const now = presentInstant(settings);
  if (!now.ok) return refused(settings, now.refusal);
  const types = (settings.types ?? '').split(',').map((type) => type.trim());
  return withPlan(settings, async (backend) => {
    const planZone = zoneOf(backend.store!.state.database);
    const file = readHolidays(content.value, { planZone, now: toEpoch(now.value) });
    if (!file.ok) return refused(settings, file.refusal);
    const read = file.value.holidays;
    const chosen = read.filter(({ type }) => types.includes(type)).map(({ on, name }) => ({ on, name }));
    const actor = backend.actor();
    if (!actor.ok) return refused(settings, actor.refusal);
    const { store } = backend;
    const businessCalendar = settings.calendar ?? settingsOf(store!.state.database)?.calendarId;
    if (!businessCalendar)
      return refused(
        settings,
        refuse('missing', 'The plan has no business calendar of its own. Name one with --calendar CAL-1.').refusal,
      );
    const input = { businessCalendar, holidays: chosen };
    const result = await store!.run('businessCalendar.addHolidays', input, actor.value);
    if (!result.ok) return refused(settings, result.refusal);
    const { seq, label } = result.value.header;
    const left = read.length - chosen.length + file.value.leftOut;
    return answered(settings, { ok: true, seq, label, read: read.length, left }, label);
  });
}

const readText = (path: string): Promise<Result<string>> =>
  withChosenFile(path, async (file, size) => {
    if (size > LONGEST_HOLIDAYS_FILE)
      return refuse('invalid', `${basename(path)} is ${sayBytes(size)}: no file of holidays is larger than 5 MB.`);
    return ok((await readWhole(file, size)).toString('utf8'));
  });
