import type { AnyRefusal, Ran, Reply } from '../../../shared/api/contract.ts';
import { type MergedText, mergeText } from '../../../shared/domain/mergeText.ts';

/** Saves the notes by itself while they are written, and lets nothing be lost where two windows write at once. */
export interface NotesKeeper {
  /** Something was typed: it is saved once nothing more is for a moment. */
  changed(): void;
  /** The plan holds this text now: told of each change, this window's own included, before its answer comes. */
  arrived(stored: string): void;
  /** Saves at once what is not saved yet. */
  flush(): Promise<void>;
}

export interface KeeperPorts {
  /** The text as it is written now. */
  read(): string;
  /** Shows what another window wrote. */
  show(text: string): void;
  /** Refused as a conflict where the plan does not hold `before` any more. */
  save(body: string, before: string): Promise<Reply<Ran>>;
  /** What was written here and elsewhere at once has been put together. */
  merged(clashes: MergedText['clashes']): void;
  /** It could not be saved; null once it could. */
  refused(refusal: AnyRefusal | null): void;
}

/** As long as a pause between two sentences: each is one step to undo. */
const PAUSE = 900;

export function createNotesKeeper(stored: string, ports: KeeperPorts): NotesKeeper {
  /** What the plan holds, as far as this window has heard. */
  let base = stored;
  /** Sent, and not answered yet. */
  let sent: string | null = null;
  let isDirty = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<void> = Promise.resolve();

  function changed(): void {
    isDirty = true;
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), PAUSE);
  }

  function arrived(text: string): void {
    if (text === base) return;
    if (text === sent) {
      base = text;
      return;
    }
    const mine = isDirty || sent !== null ? ports.read() : base;
    const { text: both, clashes } = mergeText(base, mine, text);
    base = text;
    ports.show(both);
    isDirty = both !== text;
    if (!isDirty) return;
    ports.merged(clashes);
    changed();
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    saving = saving.then(save);
    return saving;
  }

  async function save(): Promise<void> {
    if (!isDirty) return;
    const text = ports.read();
    isDirty = false;
    if (text === base) return;
    sent = text;
    const reply = await ports.save(text, base);
    sent = null;
    // What was saved has arrived before its answer.
    if (reply.ok) return ports.refused(null);
    isDirty = true;
    // What stands there now is on its way here, and is put together with this.
    if (reply.refusal.kind !== 'conflict') ports.refused(reply.refusal);
  }

  return { changed, arrived, flush };
}
