import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import iconv from 'iconv-lite';
import { mendFolds } from '../../shared/exchange/icalendar/icalendarBytes.ts';
import { LONGEST_CALENDAR } from '../../shared/exchange/icalendar/icalendarComponents.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import { readWhole, withChosenFile } from './chosenFile.ts';
import { encodingOf, whyNoText } from './importSource.ts';

/** A calendar as text, whatever it is written in. */
export interface CalendarFile {
  name: string;
  sha256: string;
  text: string;
}

export const readCalendarFile = (path: string): Promise<Result<CalendarFile>> =>
  withChosenFile(path, async (file, size) => {
    const name = basename(path);
    if (size > LONGEST_CALENDAR) return refuse('invalid', `${name} is larger than 30 MB. Export a shorter time.`);
    const bytes = await readWhole(file, size);
    if (bytes.length === 0) return refuse('invalid', `${name}: The file is empty.`);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const head = bytes.subarray(0, 65_536);
    if (whyNoText(head, name) !== null) return refuse('invalid', `${name} is not a text file. Choose an .ics file.`);
    mendFolds(bytes);
    const encoding = encodingOf({ head, isUtf8: isUtf8(bytes) });
    return ok({ name, sha256, text: iconv.decode(bytes, encoding.replace(' ', '')) });
  });
