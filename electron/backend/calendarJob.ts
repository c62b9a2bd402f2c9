import { type CalendarPreview, type PreparedCalendar, prepareCalendar } from '../../shared/api/calendarPreview.ts';
import { importCalendar } from '../../shared/domain/calendarImport/calendarImport.ts';
import type { EventKind } from '../../shared/exchange/icalendar/icalendarKinds.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import type { Instant } from '../../shared/kernel/time.ts';
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
  let looked: { path: string; file: CalendarFile } | null = null;
  let prepared: PreparedCalendar | null = null;

  return {
    async read({ path, as, chosen, now, transactionId }, onProgress) {
      prepared = null;
      if (looked?.path !== path) {
        const file = await readCalendarFile(path);
        if (!file.ok) return file;
        looked = { path, file: file.value };
      }
      const { text, ...file } = looked.file;
      const result = prepareCalendar(view(), text, {
        file,
        as,
        chosen,
        run: { now, actor: 'nobody', transactionId },
        onProgress,
      });
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
