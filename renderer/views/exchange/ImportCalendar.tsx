import { Modal, Select } from '@mantine/core';
import { type DragEvent, type FormEvent, useEffect, useState } from 'react';
import type { CalendarPreview } from '../../../shared/api/calendarPreview.ts';
import { KIND_NOUNS, sayImportable } from '../../../shared/api/calendarWords.ts';
import type { PickedFile } from '../../../shared/api/contract.ts';
import { EVENT_KINDS, type EventKind } from '../../../shared/exchange/icalendar/icalendarKinds.ts';
import { sayCount } from '../../../shared/kernel/timeText.ts';
import { listen } from '../../app/listening.ts';
import { sayDone } from '../../app/perform.ts';
import { type FormProperties, go } from '../../app/place.ts';
import { settled } from '../../app/session.ts';
import { offerFile, request } from '../../app/transport.ts';
import { Problem } from '../../ui/Problem.tsx';
import { toast } from '../../ui/toasts.tsx';
import { FileButton } from '../import/FileButton.tsx';
import { CalendarFound } from './CalendarFound.tsx';
import './exchange.css';

const GUESS = 'guess';
const CHOICES = [
  { value: GUESS, label: 'Guessed for each, by its words' },
  ...EVENT_KINDS.map((kind) => ({ value: kind, label: `All are ${KIND_NOUNS[kind][1]}` })),
];

/** A file is chosen, what was found of it is shown, and one press imports it. Nothing is written before. */
export default function ImportCalendar({ close }: FormProperties) {
  const [file, setFile] = useState<PickedFile | null>(null);
  const [as, setAs] = useState<EventKind | undefined>();
  const [preview, setPreview] = useState<CalendarPreview | null>(null);
  const [problem, setProblem] = useState<{ message: string; details: readonly string[] } | null>(null);
  const [share, setShare] = useState(0);
  const [busy, setBusy] = useState<'reading' | 'writing' | null>(null);

  async function choose(chosen: File | undefined) {
    if (!chosen || busy) return;
    setBusy('reading');
    const picked = await offerFile(chosen).catch(() => null);
    if (picked) return setFile(picked);
    setBusy(null);
    setProblem({
      message: `${chosen.name} is not a file on this computer. Save it first, then choose it.`,
      details: [],
    });
  }

  // A newer choice takes over from one that is answered late.
  useEffect(() => {
    if (!file) return;
    let isCurrent = true;
    setBusy('reading');
    setShare(0);
    void request('calendar.preview', { handle: file.handle, ...(as ? { as } : {}) }).then((reply) => {
      if (!isCurrent) return;
      setBusy(null);
      setPreview(reply.ok ? reply.value : null);
      setProblem(reply.ok ? null : { message: reply.refusal.message, details: reply.refusal.details ?? [] });
    });
    return () => {
      isCurrent = false;
    };
  }, [file, as]);

  useEffect(() => {
    if (!file) return;
    const end = listen('importing', ({ progress }) => progress.handle === file.handle && setShare(progress.share));
    return () => {
      end();
      // Whatever is under way is broken off, and the file let go of.
      void request('import.stop', { handle: file.handle });
    };
  }, [file]);

  async function send(event: FormEvent) {
    event.preventDefault();
    if (!file || !preview || busy) return;
    setBusy('writing');
    const reply = await settled(request('import.run', { handle: file.handle }));
    setBusy(null);
    if (!reply.ok) return setProblem({ message: reply.refusal.message, details: reply.refusal.details ?? [] });
    sayDone(reply.value);
    if (preview.questionCount > 0)
      toast(`${sayCount(preview.questionCount, 'contradiction')} in what came in`, {
        label: 'Look at them',
        go: () => go('contradictions'),
      });
    close();
  }

  const news = preview && sayImportable(preview.kinds);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void choose(event.dataTransfer.files[0]);
  };

  return (
    <Modal opened onClose={close} title="Import calendar" size={760}>
      <form
        className="form"
        onSubmit={(event) => void send(event)}
        onDragOver={(event) => event.preventDefault()}
        onDrop={drop}
        noValidate
      >
        <div className="calendar-file">
          <FileButton
            choose={(chosen) => void choose(chosen)}
            label={file ? 'Another file…' : 'Choose a file…'}
            accept=".ics,.ical,.ifb,.icalendar,text/calendar"
            isPrimary={!file}
          />
          <span className="meta" role="status" dir="auto">
            {sayState(file, busy, share)}
          </span>
        </div>
        {file && (
          <Select
            label="Events that do not say what they are"
            data={CHOICES}
            value={as ?? GUESS}
            onChange={(value) => setAs(EVENT_KINDS.find((kind) => kind === value))}
            allowDeselect={false}
          />
        )}
        {preview && <CalendarFound preview={preview} />}
        {problem && <Problem message={problem.message} />}
        {problem && problem.details.length > 0 && (
          <ul className="calendar-reasons meta">
            {problem.details.slice(0, 20).map((detail) => (
              <li key={detail} dir="auto">
                {detail}
              </li>
            ))}
          </ul>
        )}
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
      </form>
    </Modal>
  );
}

function sayState(file: PickedFile | null, busy: 'reading' | 'writing' | null, share: number): string {
  if (busy === 'reading') return share > 0 ? `Reading… ${Math.round(share * 100)}%` : 'Reading…';
  if (busy === 'writing') return 'Writing…';
  return file?.name ?? 'An .ics file of Outlook, Google Calendar or any other program. You can drop it here.';
}
