import {
  type CalendarPreview,
  type PreparedCalendar,
  parseForPlan,
  prepareParsed,
} from '../../shared/api/calendarPreview.ts';
import { importCalendar } from '../../shared/domain/calendarImport/calendarImport.ts';
import { zoneOf } from '../../shared/domain/planSettings.ts';
import type { EventKind } from '../../shared/exchange/icalendar/icalendarKinds.ts';
import type { ParsedCalendar } from '../../shared/exchange/icalendar/icalendarRead.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import type { Instant, Zone } from '../../shared/kernel/time.ts';
import type { View } from '../../shared/store/view.ts';
import { type CalendarFile, readCalendarFile } from './calendarFile.ts';
import { type Encoded, type EntryDraft, encodeCommand } from './entry.ts';
import type { OnProgress } from './sourceFacts.ts';

export interface CalendarRequest {
  path: string;
  /** What events become that do not say it. */
  as?: EventKind | undefined;
  /** What somebody chose for single events, by their line. */
  chosen?: Readonly<Record<number, EventKind>> | undefined;
  now: Instant;
  transactionId: string;
}

/** One calendar of another program on its way into the plan. The plan is only ever looked at. */
interface CalendarJob {
  read(request: CalendarRequest, onProgress: OnProgress): Promise<Result<CalendarPreview>>;
  /** The entry of the log that imports what was read last. */
  encode(draft: EntryDraft): Result<Encoded>;
}

/** @param view the plan as it stands; asked anew each time */
export function createCalendarJob(view: () => View): CalendarJob {
  /** What is imported is what was shown, even if the file has changed since. */
  let looked: Looked | null = null;
  let prepared: PreparedCalendar | null = null;

  return {
    async read({ path, as, chosen, now, transactionId }, onProgress) {
      prepared = null;
      if (looked?.path !== path) {
        const file = await readCalendarFile(path);
        if (!file.ok) return file;
        looked = { path, file: file.value, parsed: null };
      }
      const { name, sha256, text } = looked.file;
      const plan = view();
      const options = { file: { name, sha256 }, as, chosen, run: { now, actor: 'nobody', transactionId }, onProgress };
      // Another choice changes what events become, and not how they are read.
      if (looked.parsed?.zone !== zoneOf(plan)) {
        const read = parseForPlan(plan, text, options);
        if (!read.ok) return read;
        looked.parsed = { zone: zoneOf(plan), calendar: read.value };
      }
      const result = prepareParsed(plan, looked.parsed.calendar, options);
      if (!result.ok) return result;
      prepared = result.value;
      return ok(prepared.preview);
    },
    encode: (draft) =>
      prepared
        ? encodeCommand(view(), importCalendar, prepared.input, draft)
        : refuse('invalid', 'Choose the file again: it has not been read yet.'),
  };
}

interface Looked {
  path: string;
  file: CalendarFile;
  /** As it was read, and the zone of the plan by then: times without one are meant there. */
  parsed: { zone: Zone; calendar: ParsedCalendar } | null;
}
