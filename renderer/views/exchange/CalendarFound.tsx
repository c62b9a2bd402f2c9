import { useEffect, useRef } from 'react';
import type { CalendarPreview } from '../../../shared/api/calendarPreview.ts';
import { sayCount } from '../../../shared/kernel/timeText.ts';
import { VerdictSign } from '../../ui/signs.tsx';
import { KindChoice, KindFound, type SetKind } from './KindFound.tsx';

interface Properties {
  preview: CalendarPreview;
  setKind: SetKind;
}

/** What a file would bring: by kind, with the first of each; what is left out, and how it was read. */
export function CalendarFound({ preview, setKind }: Properties) {
  const { kinds, notes, questionCount } = preview;
  const moved = useRef<{ line: number; from: CalendarPreview } | null>(null);
  const whole = useRef<HTMLDivElement>(null);
  // An event that became something else stands elsewhere once it is read anew: the keyboard goes along.
  useEffect(() => {
    if (moved.current === null || moved.current.from === preview) return;
    const place = whole.current?.querySelector<HTMLElement>(`[data-line="${moved.current.line}"] button`);
    moved.current = null;
    place?.closest('details')?.setAttribute('open', '');
    place?.focus();
  });
  const choose: SetKind = (line, kind) => {
    moved.current = { line, from: preview };
    setKind(line, kind);
  };
  return (
    // What scrolls is reached by the keyboard too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="calendar-found" ref={whole} tabIndex={0} role="group" aria-label="What was found">
      {kinds.map((found) => (
        <KindFound key={found.kind} found={found} setKind={choose} />
      ))}
      {questionCount > 0 && <Questions preview={preview} />}
      {notes.map((note) => (
        <p key={note} className="meta" dir="auto">
          {note}
        </p>
      ))}
      <Skipped preview={preview} setKind={choose} />
    </div>
  );
}

function Skipped({ preview: { skipped, skippedCount }, setKind }: Properties) {
  if (skippedCount === 0) return null;
  return (
    <details>
      <summary>{sayCount(skippedCount, 'entry is', 'entries are')} left out</summary>
      <ul className="calendar-reasons meta">
        {skipped.map((one) => (
          <li key={`${one.line} ${one.reason}`}>
            <span>
              Line {one.line}, <bdi>{one.name}</bdi>: {one.reason}.
            </span>
            {one.choice && <KindChoice name={one.name} choice={one.choice} setKind={setKind} />}
          </li>
        ))}
        {skippedCount > skipped.length && <li>and {(skippedCount - skipped.length).toLocaleString('en-US')} more</li>}
      </ul>
    </details>
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
          <p className="grow">
            <b>
              <bdi>{name}</bdi>
            </b>{' '}
            {message}
          </p>
        </div>
      ))}
      {more > 0 && <p className="meta">and {more.toLocaleString('en-US')} more</p>}
    </section>
  );
}

const QUESTIONS = 5;
