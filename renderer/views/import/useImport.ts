import { useEffect, useRef, useState } from 'react';
import type { ImportProgress, PickedFile, Ran } from '../../../shared/api/contract.ts';
import type { ImportPreview } from '../../../shared/api/importPreview.ts';
import type { ImportOptions } from '../../../shared/exchange/importOptions.ts';
import { sayDone } from '../../app/perform.ts';
import { onImporting, settled } from '../../app/session.ts';
import { offerFile, request } from '../../app/transport.ts';
import { toast, toastRefusal } from '../../ui/toasts.tsx';

/** Where an import is. What is busy longer than half a second shows how far it is. */
export interface ImportState {
  file: PickedFile | null;
  options: ImportOptions;
  preview: ImportPreview | null;
  /** Goes up with each preview: its rows are asked for anew. */
  version: number;
  problem: string | null;
  busy: 'reading' | 'writing' | null;
  done: Ran | null;
}

const START: ImportState = {
  file: null,
  options: {},
  preview: null,
  version: 0,
  problem: null,
  busy: null,
  done: null,
};

export function useImport() {
  const [state, setState] = useState<ImportState>(START);
  const handle = useRef<string | null>(null);
  const turn = useRef(0);
  const change = (fields: Partial<ImportState>) => setState((before) => ({ ...before, ...fields }));

  // A view that is left lets go of the file, and of the thread that holds it.
  useEffect(() => () => void (handle.current && request('import.stop', { handle: handle.current })), []);

  async function read(file: PickedFile, options: ImportOptions) {
    turn.current += 1;
    const mine = turn.current;
    handle.current = file.handle;
    change({ file, busy: 'reading', problem: null, done: null });
    const reply = await request('import.preview', { handle: file.handle, options });
    // A newer choice has taken over.
    if (mine !== turn.current) return;
    if (reply.ok)
      setState((before) => ({ ...before, options, preview: reply.value, version: before.version + 1, busy: null }));
    else if (reply.refusal.kind === 'cancelled') setState(START);
    else change({ busy: null, problem: reply.refusal.message });
  }

  return {
    state,
    async choose(chosen: File | undefined) {
      if (!chosen) return;
      if (handle.current) void request('import.stop', { handle: handle.current });
      const file = await offerFile(chosen);
      setState({ ...START, busy: 'reading', file });
      await read(file, {});
    },
    /** Reads the file once more, some of it otherwise. */
    correct: (options: ImportOptions) => void (state.file && read(state.file, { ...state.options, ...options })),
    async run() {
      if (!state.file) return;
      change({ busy: 'writing', problem: null });
      const reply = await settled(request('import.run', { handle: state.file.handle }));
      if (reply.ok) {
        change({ busy: null, done: reply.value });
        sayDone(reply.value);
      } else if (reply.refusal.kind === 'cancelled') setState({ ...START, problem: reply.refusal.message });
      else change({ busy: null, problem: reply.refusal.message });
    },
    cancel: () => void (handle.current && request('import.stop', { handle: handle.current })),
    async saveRefused() {
      if (!state.file) return;
      const reply = await request('import.saveRefused', { handle: state.file.handle });
      if (reply.ok) toast(`Saved the refused rows as ${reply.value.fileName}`);
      else toastRefusal(reply.refusal);
    },
    async forget() {
      if (!state.file) return;
      await request('import.forget', { handle: state.file.handle });
      await read(state.file, {});
    },
    again: () => setState(START),
  };
}

export type ImportJob = ReturnType<typeof useImport>;

/** How far reading is; null before half a second has gone by. */
export function useProgress(busy: ImportState['busy']): (ImportProgress & { isShown: boolean }) | null {
  const [progress, setProgress] = useState<ImportProgress | null>(null);
  const [isShown, setIsShown] = useState(false);
  useEffect(() => {
    setProgress(null);
    setIsShown(false);
    if (!busy) return;
    const timer = setTimeout(() => setIsShown(true), 500);
    const end = onImporting(setProgress);
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [busy]);
  return busy ? { handle: '', share: 0, rows: 0, ...progress, isShown } : null;
}
