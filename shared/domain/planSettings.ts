import type { Zone } from '../kernel/time.ts';
import type { BusinessCalendar } from '../model/businessCalendar.ts';
import { type PlanSettings, SETTINGS_ID } from '../model/planSettings.ts';
import type { View } from '../store/view.ts';

/** What holds for the plan as a whole; undefined only in a plan that is just being made. */
export const settingsOf = (view: View): PlanSettings | undefined => view.get('plan', SETTINGS_ID);

/** The zone in which the plan says its times. */
export const zoneOf = (view: View): Zone => settingsOf(view)?.zone ?? 'UTC';

/** The business calendar that counts where no other is named; null: Monday to Friday, no holidays. */
export function planCalendar(view: View): BusinessCalendar | null {
  const id = settingsOf(view)?.calendarId;
  return (id && view.get('businessCalendars', id)) || null;
}
