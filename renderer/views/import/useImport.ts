import { useEffect, useState } from 'react';
import { create } from 'zustand';
import type { ImportProgress, PickedFile, Ran } from '../../../shared/api/contract.ts';
import type { ImportPreview } from '../../../shared/api/importPreview.ts';
import type { ImportOptions } from '../../../shared/exchange/importOptions.ts';
import { listen } from '../../app/listening.ts';
import { sayDone } from '../../app/perform.ts';
import { settled, undo } from '../../app/session.ts';
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

/** Kept outside the view: what is being written goes on when the view is left, and is there when one comes back. */
const useImportState = create<ImportState>(() => START);
const change = (fields: Partial<ImportState>) => useImportState.setState(fields);

/** Goes up with each choice: what an earlier one answers late no longer counts. */
let turn = 0;
let isInView = false;
/** Set by Cancel while a file is written: it may come when the entry is on the disk already. */
let isUnwanted = false;

export function useImport() {
  const state = useImportState();
  useEffect(() => {
    isInView = true;
    return () => {
      isInView = false;
      letGo();
    };
  }, []);
  return { state, choose, correct, run, cancel, saveRefused, forget, again: letGo };
}

export type ImportJob = ReturnType<typeof useImport>;

/** A view that is left lets go of the file, and of the thread that holds it; but takes nothing back that was agreed to. */
function letGo(): void {
  if (isWriting()) return;
  turn += 1;
  cancel();
  useImportState.setState(START);
}

async function choose(chosen: File | undefined): Promise<void> {
  if (!chosen) return;
  if (isWriting()) {
    toast('The last file is still being written. Wait until it is in, or cancel it first.');
    return;
  }
  turn += 1;
  const mine = turn;
  cancel();
  useImportState.setState({ ...START, busy: 'reading' });
  const file = await offerFile(chosen).catch(() => null);
  if (mine !== turn) return;
  if (file) await read(file, {});
  else change({ busy: null, problem: `${chosen.name} is not a file on this computer. Save it first, then choose it.` });
}

async function read(file: PickedFile, options: ImportOptions): Promise<void> {
  turn += 1;
  const mine = turn;
  change({ file, busy: 'reading', problem: null, done: null });
  const reply = await request('import.preview', { handle: file.handle, options });
  // A newer choice has taken over.
  if (mine !== turn) return;
  if (reply.ok)
    useImportState.setState(({ version }) => ({ options, preview: reply.value, version: version + 1, busy: null }));
  else if (reply.refusal.kind === 'cancelled') useImportState.setState(START);
  else change({ busy: null, problem: reply.refusal.message });
}

/** Reads the file once more, some of it otherwise. */
function correct(options: ImportOptions): void {
  const { file, options: before } = useImportState.getState();
  if (file && !isWriting()) void read(file, { ...before, ...options });
}

async function run(): Promise<void> {
  const { file, busy } = useImportState.getState();
  if (!file || busy) return;
  isUnwanted = false;
  change({ busy: 'writing', problem: null });
  const reply = await settled(request('import.run', { handle: file.handle }));
  if (reply.ok && isUnwanted && (await takeBackLate(reply.value))) return;
  if (reply.ok) {
    change({ busy: null, done: reply.value });
    sayDone(reply.value);
  } else if (reply.refusal.kind === 'cancelled') useImportState.setState({ ...START, problem: reply.refusal.message });
  else change({ busy: null, problem: reply.refusal.message });
  if (isInView) return;
  if (!reply.ok && reply.refusal.kind === 'cancelled') toast(reply.refusal.message);
  else if (!reply.ok) toastRefusal(reply.refusal);
  letGo();
}

/** Cancel came too late to stop it: what was meant is still done, and told as it was. */
async function takeBackLate({ seq }: Ran): Promise<boolean> {
  const reply = await undo({ seq });
  if (!reply.ok) {
    toastRefusal(reply.refusal);
    return false;
  }
  const message =
    'Cancel came when the import was already written, so it was taken back. The plan is as it was before.';
  useImportState.setState({ ...START, problem: message });
  if (!isInView) {
    toast(message);
    letGo();
  }
  return true;
}

function cancel(): void {
  const { file } = useImportState.getState();
  isUnwanted = isWriting();
  if (file) void request('import.stop', { handle: file.handle });
}

async function saveRefused(): Promise<void> {
  const { file } = useImportState.getState();
  if (!file) return;
  const reply = await request('import.saveRefused', { handle: file.handle });
  if (reply.ok) toast(`Saved the refused rows as ${reply.value.fileName}`);
  else toastRefusal(reply.refusal);
}

async function forget(): Promise<void> {
  const { file } = useImportState.getState();
  if (!file || isWriting()) return;
  await request('import.forget', { handle: file.handle });
  await read(file, {});
}

const isWriting = (): boolean => useImportState.getState().busy === 'writing';

/** How far reading is; null before half a second has gone by. */
export function useProgress(busy: ImportState['busy']): (ImportProgress & { isShown: boolean }) | null {
  const [progress, setProgress] = useState<ImportProgress | null>(null);
  const [isShown, setIsShown] = useState(false);
  useEffect(() => {
    setProgress(null);
    setIsShown(false);
    if (!busy) return;
    const timer = setTimeout(() => setIsShown(true), 500);
    const end = listen('importing', ({ progress }) => setProgress(progress));
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [busy]);
  return busy ? { handle: '', share: 0, rows: 0, ...progress, isShown } : null;
}
