import { z } from 'zod';
import { businessCalendar } from '../../model/businessCalendar.ts';
import { cabMeeting } from '../../model/cabMeeting.ts';
import { day, key, line, uid } from '../../model/fields.ts';
import { freeze } from '../../model/freeze.ts';
import { release } from '../../model/release.ts';
import { maintenanceWindow } from '../../model/window.ts';

/**
 * What an iCalendar file says, on its way into the plan. A record that the plan knows by its UID is changed in what the file
 * says of it; what the file has no word for is left out here, and left alone there. References are written `SVC-1 Payments`.
 */

/** Of each kind in one file. */
export const MOST_DRAFTS = 50_000;

const identity = { key: key.nullable(), uid };

export const windowDraft = maintenanceWindow
  .omit({ id: true })
  .partial()
  .required({ name: true, zone: true, start: true, end: true })
  .extend(identity);
export type WindowDraft = z.infer<typeof windowDraft>;

export const freezeDraft = freeze
  .omit({ id: true })
  .partial()
  .required({ name: true, zone: true, start: true, end: true })
  .extend(identity);
export type FreezeDraft = z.infer<typeof freezeDraft>;

export const releaseDraft = release
  .omit({ id: true })
  .partial()
  .required({ name: true, start: true, lengthMinutes: true })
  .extend(identity);
export type ReleaseDraft = z.infer<typeof releaseDraft>;

export const meetingDraft = cabMeeting
  .omit({ id: true })
  .partial()
  .required({ name: true, zone: true, start: true, end: true })
  .extend(identity);
export type MeetingDraft = z.infer<typeof meetingDraft>;

/** `calendar` names the business calendar; null: the plan's own. */
const holidayDraft = z.object({ calendar: line.nullable(), on: day, name: line });
export type HolidayDraft = z.infer<typeof holidayDraft>;

export const CARRIED_COLLECTIONS = [
  'people',
  'services',
  'configurationItems',
  'windowClasses',
  'businessCalendars',
  'anchors',
] as const;

/** A record that others in the file refer to. It is added where the plan has none of its name. */
export const carriedRecord = z.object({
  collection: z.enum(CARRIED_COLLECTIONS),
  key,
  record: z.record(z.string(), z.unknown()),
});
export type CarriedRecord = z.infer<typeof carriedRecord>;

export const calendarDrafts = z.object({
  windows: z.array(windowDraft).max(MOST_DRAFTS).default([]),
  freezes: z.array(freezeDraft).max(MOST_DRAFTS).default([]),
  releases: z.array(releaseDraft).max(MOST_DRAFTS).default([]),
  cabMeetings: z.array(meetingDraft).max(MOST_DRAFTS).default([]),
  holidays: z.array(holidayDraft).max(MOST_DRAFTS).default([]),
  carried: z.array(carriedRecord).max(MOST_DRAFTS).default([]),
});
export type CalendarDrafts = z.infer<typeof calendarDrafts>;

/** The collections that drafts become records of, in the order in which they may refer to each other. */
export const DRAFTED = ['releases', 'windows', 'freezes', 'cabMeetings'] as const;
export type Drafted = (typeof DRAFTED)[number];
export type Draft = WindowDraft | FreezeDraft | ReleaseDraft | MeetingDraft;

/** How a file names a record that it refers to. */
export const sayReference = ({ key, name }: { key: string; name: string }): string =>
  `${key} ${name}`.slice(0, 180).trim();

/** A business calendar that is made for holidays when the plan has none: Monday to Friday, nine to five. */
export const PLAIN_CALENDAR = {
  name: 'Holidays',
  workingTimes: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: '09:00', end: '17:00' })),
  holidays: [],
} satisfies Partial<z.infer<typeof businessCalendar>>;

/** What another program finds a record of ours by that has no UID of its own. */
export const ownUid = (id: string): string => `${id}@slipway`;
