import type { AnyRefusal, Ran, Reply } from '../../../shared/api/contract.ts';
import { type MergedText, mergeText } from '../../../shared/domain/mergeText.ts';
import type { Surface } from './surface.ts';

/** Saves the notes by itself while they are written, and lets nothing be lost where two windows write at once. */
export interface NotesKeeper {
  /** The text as it is written now. */
  text: () => string;
  /** On what it is written from here on; null between two of them. */
  attach: (surface: Surface | null) => void;
  /** Something was typed: it is saved once nothing more is for a moment. */
  changed: () => void;
  /** The plan holds this text now: told of each change, this window's own included, before its answer comes. */
  arrived: (stored: string) => void;
  /** Saves at once what is not saved yet. */
  flush: () => Promise<void>;
}

interface KeeperPorts {
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
  let surface: Surface | null = null;
  /** What was written while there was a surface. */
  let written = stored;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<void> = Promise.resolve();

  const text = () => surface?.read() ?? written;

  function attach(next: Surface | null): void {
    written = text();
    surface = next;
  }

  function changed(): void {
    isDirty = true;
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), PAUSE);
  }

  function arrived(theirs: string): void {
    if (theirs === base) return;
    if (theirs === sent) {
      base = theirs;
      return;
    }
    const mine = isDirty || sent !== null ? text() : base;
    const { text: both, clashes } = mergeText(base, mine, theirs);
    base = theirs;
    written = both;
    surface?.show(both);
    isDirty = both !== theirs;
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
    const body = text();
    isDirty = false;
    if (body === base) return;
    sent = body;
    const reply = await ports.save(body, base);
    sent = null;
    // What was saved has arrived before its answer.
    if (reply.ok) return ports.refused(null);
    isDirty = true;
    // What stands there now is on its way here, and is put together with this.
    if (reply.refusal.kind !== 'conflict') ports.refused(reply.refusal);
  }

  return { text, attach, changed, arrived, flush };
}
