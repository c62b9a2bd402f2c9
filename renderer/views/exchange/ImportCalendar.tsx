import { Modal, Select } from '@mantine/core';
import type { DragEvent, FormEvent } from 'react';
import type { CalendarPreview } from '../../../shared/api/calendarPreview.ts';
import { KIND_NOUNS, sayImportable } from '../../../shared/api/calendarWords.ts';
import { EVENT_KINDS } from '../../../shared/exchange/icalendar/icalendarKinds.ts';
import type { FormProperties } from '../../app/place.ts';
import { Problem } from '../../ui/Problem.tsx';
import { FileButton } from '../import/FileButton.tsx';
import { CalendarFound } from './CalendarFound.tsx';
import { useCalendarImport } from './useCalendarImport.ts';
import './exchange.css';

/** A file is chosen, what was found of it is shown, and one press imports it. Nothing is written before. */
export default function ImportCalendar({ close }: FormProperties) {
  const job = useCalendarImport(close);
  const send = (event: FormEvent) => {
    event.preventDefault();
    void job.write();
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void job.choose(event.dataTransfer.files[0]);
  };
  return (
    <Modal opened onClose={close} title="Import calendar" size={760}>
      <form className="form" onSubmit={send} onDragOver={(event) => event.preventDefault()} onDrop={drop} noValidate>
        <Source job={job} />
        {job.preview && <CalendarFound preview={job.preview} setKind={job.setKind} />}
        <Problems job={job} />
        <Buttons job={job} close={close} />
      </form>
    </Modal>
  );
}

interface OfJob {
  job: ReturnType<typeof useCalendarImport>;
}

const GUESS = 'guess';
const CHOICES = [
  { value: GUESS, label: 'Guessed for each, by its words' },
  ...EVENT_KINDS.map((kind) => ({ value: kind, label: `All are ${KIND_NOUNS[kind][1]}` })),
];

/** The file, and what its events are taken for. */
function Source({ job }: OfJob) {
  const { file, as, preview, choose, setAs } = job;
  // A file of our own, or one that the plan knows, leaves nothing to choose.
  const isOpen = as !== undefined || !preview || leavesChoice(preview);
  return (
    <>
      <div className="calendar-file">
        <FileButton
          choose={(chosen) => void choose(chosen)}
          label={file ? 'Another file…' : 'Choose a file…'}
          accept=".ics,.ical,.ifb,.icalendar,text/calendar"
          isPrimary={!file}
        />
        <span className="meta" role="status" dir="auto">
          {sayState(job)}
        </span>
      </div>
      {file && isOpen && (
        <Select
          label="Events that do not say what they are"
          data={CHOICES}
          value={as ?? GUESS}
          onChange={(value) => setAs(EVENT_KINDS.find((kind) => kind === value))}
          allowDeselect={false}
        />
      )}
    </>
  );
}

const leavesChoice = ({ kinds, skipped }: CalendarPreview): boolean =>
  [...kinds.flatMap(({ first }) => first), ...skipped].some(({ choice }) => choice !== undefined);

function sayState({ file, busy, share }: OfJob['job']): string {
  if (busy === 'reading') return share > 0 ? `Reading… ${Math.round(share * 100)}%` : 'Reading…';
  if (busy === 'writing') return 'Writing…';
  return file?.name ?? 'An .ics file of Outlook, Google Calendar or any other program. You can drop it here.';
}

function Problems({ job: { problem } }: OfJob) {
  if (!problem) return null;
  return (
    <>
      <Problem message={problem.message} />
      {problem.details.length > 0 && (
        <ul className="calendar-reasons meta">
          {problem.details.slice(0, 20).map((detail) => (
            <li key={detail} dir="auto">
              {detail}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Buttons({ job: { preview, busy }, close }: OfJob & { close: () => void }) {
  const news = preview && sayImportable(preview.kinds);
  return (
    <div className="buttons">
      <span className="meta grow">
        {preview && (news ? 'Nothing is written yet. One step to undo.' : 'All of it is in the plan as it stands.')}
      </span>
      <button type="button" className="btn" onClick={close}>
        Cancel
      </button>
      <button type="submit" className="btn primary" disabled={!news || busy !== null}>
        {preview ? (news ?? 'Nothing to import') : 'Import'}
      </button>
    </div>
  );
}
