import { type CalendarPreview, saySkipped } from '../../../shared/api/calendarPreview.ts';
import type { EventSample, KindPreview } from '../../../shared/api/calendarSamples.ts';
import { KIND_NOUNS } from '../../../shared/api/calendarWords.ts';
import { toEpoch } from '../../../shared/kernel/time.ts';
import { sayCount, sayDate, sayInstant } from '../../../shared/kernel/timeText.ts';
import { useZone } from '../../app/session.ts';
import { useNow } from '../../app/useNow.ts';
import { VerdictSign } from '../../ui/signs.tsx';

/** What a file would bring: by kind, with the first of each; what is left out, and how it was read. */
export function CalendarFound({ preview }: { preview: CalendarPreview }) {
  const { kinds, skipped, skippedCount, notes, questionCount } = preview;
  return (
    <div className="calendar-found">
      {kinds.map((found) => (
        <Kind key={found.kind} found={found} />
      ))}
      {questionCount > 0 && <Questions preview={preview} />}
      {notes.map((note) => (
        <p key={note} className="meta" dir="auto">
          {note}
        </p>
      ))}
      {skippedCount > 0 && (
        <details>
          <summary>{sayCount(skippedCount, 'entry is', 'entries are')} left out</summary>
          <ul className="calendar-reasons meta">
            {skipped.map((one) => (
              <li key={one.line} dir="auto">
                {saySkipped(one)}
              </li>
            ))}
            {skippedCount > skipped.length && (
              <li>and {(skippedCount - skipped.length).toLocaleString('en-US')} more</li>
            )}
          </ul>
        </details>
      )}
    </div>
  );
}

/** What contradicts itself comes in as it is, and is asked about again afterwards. */
function Questions({ preview: { questions, questionCount } }: { preview: CalendarPreview }) {
  const more = questionCount - Math.min(QUESTIONS, questions.length);
  return (
    <section aria-label="Contradictions">
      <h3>
        {sayCount(questionCount, 'contradiction')}
        <span className="meta"> Correct them in the other calendar, or here once they are in.</span>
      </h3>
      {questions.slice(0, QUESTIONS).map(({ name, message }) => (
        <div key={`${name} ${message}`} className="contradiction">
          <VerdictSign severity="warn" />
          <p className="grow" dir="auto">
            <b>{name}</b> {message}
          </p>
        </div>
      ))}
      {more > 0 && <p className="meta">and {more.toLocaleString('en-US')} more</p>}
    </section>
  );
}

const QUESTIONS = 5;
const SHOWN = 4;

function Kind({ found }: { found: KindPreview }) {
  const { kind, events, first, guessed } = found;
  const known = [
    found.changed > 0 ? `${found.changed} changed` : '',
    found.unchanged > 0 ? `${found.unchanged} unchanged` : '',
    guessed > 0 ? (guessed === events ? 'guessed' : `${guessed} guessed`) : '',
  ].filter((part) => part !== '');
  return (
    <section aria-label={KIND_NOUNS[kind][1]}>
      <h3>
        {sayCount(events, ...KIND_NOUNS[kind])}
        {known.length > 0 && <span className="meta"> {known.join(', ')}</span>}
      </h3>
      <ul>
        {first.slice(0, SHOWN).map((sample, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- two events may be alike in all that is shown
          <Sample key={index} sample={sample} />
        ))}
        {events > SHOWN && (
          <li className="meta">and {(events - Math.min(SHOWN, first.length)).toLocaleString('en-US')} more</li>
        )}
      </ul>
    </section>
  );
}

function Sample({ sample: { name, start, recurs } }: { sample: EventSample }) {
  const zone = useZone();
  const now = useNow();
  const when = start.length === 10 ? sayDate(start, start) : sayInstant(toEpoch(start), zone, now);
  return (
    <li>
      <span className="calendar-name" dir="auto">
        {name}
      </span>
      <span className="meta">
        {recurs ? 'from ' : ''}
        {when}
      </span>
    </li>
  );
}
