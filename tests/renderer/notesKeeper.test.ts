import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createNotesKeeper, type NotesKeeper } from '../../renderer/views/notes/notesKeeper.ts';
import type { AnyRefusal, Ran, Reply } from '../../shared/api/contract.ts';
import { refuse } from '../../shared/kernel/result.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const saved: Reply<Ran> = { ok: true, value: { seq: 1, label: 'Edited', created: [] } };

/** A plan that holds one text and refuses an edit of another, and windows on it that hear of each change before its answer. */
function plan(stored: string) {
  let body = stored;
  const windows: { keeper: NotesKeeper }[] = [];
  const saves: string[] = [];
  function write(next: string) {
    body = next;
    for (const { keeper } of windows) keeper.arrived(next);
  }
  function open() {
    const shown = { text: body };
    const merges: unknown[] = [];
    const refusals: (AnyRefusal | null)[] = [];
    const keeper: NotesKeeper = createNotesKeeper(body, {
      save: async (next, before) => {
        await Promise.resolve();
        if (before !== body) return refuse('conflict', 'Changed meanwhile.');
        saves.push(next);
        write(next);
        return saved;
      },
      merged: (clashes) => merges.push(clashes),
      refused: (refusal) => refusals.push(refusal),
    });
    keeper.attach({ read: () => shown.text, show: (text) => void (shown.text = text) });
    const type = (text: string) => {
      shown.text = text;
      keeper.changed();
    };
    const window = { keeper, shown, merges, refusals, type };
    windows.push(window);
    return window;
  }
  return { open, write, saves, body: () => body };
}

describe('notes that save themselves', () => {
  it('are one step to undo a pause', async () => {
    const { open, saves } = plan('a');
    const { type } = open();
    type('ab');
    await vi.advanceTimersByTimeAsync(500);
    type('abc');
    await vi.advanceTimersByTimeAsync(500);
    expect(saves).toEqual([]);
    await vi.advanceTimersByTimeAsync(500);
    expect(saves).toEqual(['abc']);
  });

  it('are not saved where nothing was typed, or what was typed was taken back', async () => {
    const { open, saves } = plan('a');
    const { type, keeper } = open();
    await keeper.flush();
    type('ab');
    type('a');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(saves).toEqual([]);
  });

  it('follow what another window wrote', () => {
    const { open, write } = plan('a');
    const { shown, merges } = open();
    write('b');
    expect(shown.text).toBe('b');
    expect(merges).toEqual([]);
  });

  it('hold what both wrote, in whichever order it arrives', async () => {
    const { open, body } = plan('1\n2\n3');
    const [one, other] = [open(), open()];
    one.type('1 one\n2\n3');
    other.type('1\n2\n3 other');
    await vi.advanceTimersByTimeAsync(5_000);
    expect([body(), one.shown.text, other.shown.text]).toEqual(Array(3).fill('1 one\n2\n3 other'));
    expect(other.merges).toEqual([[]]);
  });

  it('keep the words of each window where both wrote on one line, and say so', async () => {
    const { open, body, saves } = plan('1\n2');
    const [one, other] = [open(), open()];
    one.type('one\n2');
    other.type('other\n2');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(body()).toBe('other\n2');
    expect(other.merges).toEqual([[{ mine: 'other', theirs: 'one' }]]);
    // The words of the first are in the history.
    expect(saves).toEqual(['one\n2', 'other\n2']);
  });

  it('lose nothing that is typed while a save is on its way', async () => {
    const { open, body } = plan('a');
    const { type, keeper } = open();
    type('ab');
    const flushed = keeper.flush();
    type('abc');
    await flushed;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(body()).toBe('abc');
  });

  it('stay as they are when they cannot be saved, and are saved with the next', async () => {
    let isFull = true;
    const refusals: (AnyRefusal | null)[] = [];
    const bodies: string[] = [];
    const keeper = createNotesKeeper('a', {
      save: (body) => {
        if (isFull) return Promise.resolve(refuse('readOnly', 'The disk is full.'));
        bodies.push(body);
        return Promise.resolve(saved);
      },
      merged: () => undefined,
      refused: (refusal) => refusals.push(refusal),
    });
    keeper.attach({ read: () => 'ab', show: () => undefined });
    keeper.changed();
    await keeper.flush();
    expect(refusals).toMatchObject([{ message: 'The disk is full.' }]);
    isFull = false;
    await keeper.flush();
    expect(bodies).toEqual(['ab']);
    expect(refusals.at(-1)).toBeNull();
  });

  it('go from one way of writing to the other with what is not saved yet', () => {
    const { open } = plan('a');
    const { type, keeper } = open();
    type('ab');
    keeper.attach(null);
    expect(keeper.text()).toBe('ab');
  });
});
