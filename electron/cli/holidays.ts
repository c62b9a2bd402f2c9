import { basename } from 'node:path';
import { settingsOf } from '../../shared/domain/planSettings.ts';
import { LONGEST_HOLIDAYS_FILE, readHolidayFile } from '../../shared/exchange/holidays.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import { sayBytes } from '../../shared/kernel/sizeText.ts';
import { readWhole, withChosenFile } from '../backend/chosenFile.ts';
import { answered, type Outcome, refused } from './outcome.ts';
import { resolveFile, type Settings } from './settings.ts';
import { withPlan } from './write.ts';

/** `holidays import FILE`: the holidays of a JSON file of date-holidays, of the chosen types. */
export async function holidays(settings: Settings, action: string, file: string): Promise<Outcome> {
  if (action !== 'import')
    return refused(settings, refuse('invalid', `holidays cannot ${action}. Write: holidays import FILE.`).refusal);
  const content = await readText(resolveFile(file));
  const read = content.ok ? readHolidayFile(content.value) : content;
  if (!read.ok) return refused(settings, read.refusal);
  const types = (settings.types ?? '').split(',').map((type) => type.trim());
  const chosen = read.value.filter(({ type }) => types.includes(type)).map(({ on, name }) => ({ on, name }));
  return withPlan(settings, async (backend) => {
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
    const others = read.value.length - chosen.length;
    return answered(settings, { ok: true, seq, label, read: read.value.length, left: others }, label);
  });
}

const readText = (path: string): Promise<Result<string>> =>
  withChosenFile(path, async (file, size) => {
    if (size > LONGEST_HOLIDAYS_FILE)
      return refuse('invalid', `${basename(path)} is ${sayBytes(size)}: no file of holidays is larger than 5 MB.`);
    return ok((await readWhole(file, size)).toString('utf8'));
  });
