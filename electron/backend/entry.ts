import { decideParsed } from '../../shared/api/decide.ts';
import { ok, type Result } from '../../shared/kernel/result.ts';
import type { Change, TransactionHeader } from '../../shared/store/change.ts';
import type { Command } from '../../shared/store/command.ts';
import { type EntryLine, encodeTransaction } from '../../shared/store/journal.ts';
import type { View } from '../../shared/store/view.ts';
import { sha256 } from './hash.ts';

/** What is known of an entry of the log before it is decided what it says. */
export interface EntryDraft {
  header: Omit<TransactionHeader, 'command' | 'policy' | 'label'>;
  nonce: string;
  /** Where the body is cut into lines; tests lower it. */
  chunk?: number;
}

/** An entry that is ready to be written: what it does, and its lines as the journal has them. */
export interface Encoded {
  header: TransactionHeader;
  hash: string;
  lines: EntryLine[];
  changes: Change[];
}

/** Decides a command and writes its entry out. A pure function, so that a thread beside main can do it for a large one. */
export function encodeCommand(view: View, command: Command, input: unknown, draft: EntryDraft): Result<Encoded> {
  const { at: now, actor, transactionId } = draft.header;
  const decision = decideParsed(view, command, input, { now, actor, transactionId });
  if (!decision.ok) return decision;
  const { policy, label, changes } = decision.value;
  const header: TransactionHeader = { ...draft.header, command: decision.value.command, policy, label };
  const { lines, hash } = encodeTransaction(
    { header, input: decision.value.input, changes },
    draft.nonce,
    sha256,
    // Each line in a buffer of its own, so that a thread can give it away.
    { toBytes: (text) => encoder.encode(text), ...(draft.chunk === undefined ? {} : { chunkLength: draft.chunk }) },
  );
  return ok({ header, hash, lines, changes });
}

const encoder = new TextEncoder();
