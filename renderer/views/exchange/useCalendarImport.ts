import { useEffect, useState } from 'react';
import type { CalendarPreview } from '../../../shared/api/calendarPreview.ts';
import type { AnyRefusal, PickedFile } from '../../../shared/api/contract.ts';
import type { EventKind } from '../../../shared/exchange/icalendar/icalendarKinds.ts';
import { sayCount } from '../../../shared/kernel/timeText.ts';
import { listen } from '../../app/listening.ts';
import { sayDone } from '../../app/perform.ts';
import { go } from '../../app/place.ts';
import { settled } from '../../app/session.ts';
import { offerFile, request } from '../../app/transport.ts';
import { toast } from '../../ui/toasts.tsx';

interface FoundProblem {
  message: string;
  details: readonly string[];
}

/** What a file is read as: what events become that do not say it, and single ones by the line at which they begin. */
interface Reading {
  file: PickedFile;
  as: EventKind | undefined;
  chosen: Readonly<Record<number, EventKind>>;
}

/** One calendar on its way in: chosen, read, read anew where something else is chosen, and written by one press. */
export function useCalendarImport(close: () => void) {
  const [reading, setReading] = useState<Reading | null>(null);
  const [preview, setPreview] = useState<CalendarPreview | null>(null);
  const [problem, setProblem] = useState<FoundProblem | null>(null);
  const [share, setShare] = useState(0);
  const [busy, setBusy] = useState<'reading' | 'writing' | null>(null);
  const file = reading?.file ?? null;

  async function choose(chosen: File | undefined) {
    if (!chosen || busy) return;
    setBusy('reading');
    const picked = await offerFile(chosen).catch(() => null);
    if (picked) return setReading({ file: picked, as: reading?.as, chosen: {} });
    setBusy(null);
    setProblem({
      message: `${chosen.name} is not a file on this computer. Save it first, then choose it.`,
      details: [],
    });
  }

  // A newer choice takes over from one that is answered late.
  useEffect(() => {
    if (!reading) return;
    let isCurrent = true;
    setBusy('reading');
    setShare(0);
    void request('calendar.preview', asked(reading)).then((reply) => {
      if (!isCurrent) return;
      setBusy(null);
      setPreview(reply.ok ? reply.value : null);
      setProblem(reply.ok ? null : problemOf(reply.refusal));
    });
    return () => {
      isCurrent = false;
    };
  }, [reading]);

  useEffect(() => {
    if (!file) return;
    const end = listen('importing', ({ progress }) => progress.handle === file.handle && setShare(progress.share));
    return () => {
      end();
      // Whatever is under way is broken off, and the file let go of.
      void request('import.stop', { handle: file.handle });
    };
  }, [file]);

  async function write() {
    if (!file || !preview || busy) return;
    setBusy('writing');
    const reply = await settled(request('import.run', { handle: file.handle }));
    setBusy(null);
    if (!reply.ok) return setProblem(problemOf(reply.refusal));
    sayDone(reply.value);
    if (preview.questionCount > 0) sayQuestions(preview.questionCount);
    close();
  }

  const read = (changes: Partial<Reading>) => reading && setReading({ ...reading, ...changes });
  return {
    file,
    as: reading?.as,
    preview,
    problem,
    share,
    busy,
    choose,
    write,
    setAs: (as: EventKind | undefined) => read({ as }),
    setKind: (line: number, kind: EventKind) => reading && read({ chosen: { ...reading.chosen, [line]: kind } }),
  };
}

const asked = ({ file, as, chosen }: Reading) => ({ handle: file.handle, ...(as ? { as } : {}), chosen });

const problemOf = ({ message, details }: AnyRefusal): FoundProblem => ({ message, details: details ?? [] });

const sayQuestions = (count: number): void =>
  toast(`${sayCount(count, 'contradiction')} in what came in`, {
    label: 'Look at them',
    go: () => go('contradictions'),
  });
