import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PlanRecord, SCHEMA_VERSION } from '../../../shared/model/plan.ts';
import type { Change, Transaction } from '../../../shared/store/change.ts';
import { createDatabase } from '../../../shared/store/database.ts';
import { decodeSegmentHeader, encodeSegmentHeader, encodeTransaction, GENESIS } from '../../../shared/store/journal.ts';
import { type JournalEvent, type Line, readTransactions } from '../../../shared/store/readJournal.ts';
import { changesOf, nastyText, steps } from '../arbitraries.ts';
import { sha256, testHeader } from '../inMemoryPlan.ts';

interface Written {
  text: string;
  transactions: Transaction[];
  /** Where each transaction's text begins. */
  starts: number[];
}

/** Writes the transactions one after the other, each sealed onto the one before. */
function write(bodies: readonly { input: unknown; changes: Change[]; label?: string }[]): Written {
  const written: Written = { text: '', transactions: [], starts: [] };
  let hash = GENESIS;
  for (const [index, { input, changes, label }] of bodies.entries()) {
    const header = { ...testHeader(index + 1, hash), ...(label === undefined ? {} : { label }) };
    const encoded = encodeTransaction({ header, input, changes }, `nonce ${index}`, sha256);
    hash = encoded.hash;
    written.starts.push(written.text.length);
    written.text += encoded.lines.join('');
    written.transactions.push({ header, input, changes });
  }
  return written;
}

/** The lines as the backend cuts them: by the byte 0x0a alone, then decoded. */
function* linesOf(text: string): Generator<Line> {
  const bytes = Buffer.from(text, 'utf8');
  for (let start = 0; start < bytes.length; ) {
    const lineEnd = bytes.indexOf(0x0a, start);
    const isWhole = lineEnd >= 0;
    const end = isWhole ? lineEnd + 1 : bytes.length;
    yield { text: bytes.toString('utf8', start, isWhole ? lineEnd : end), start, end, isWhole };
    start = end;
  }
}

const read = (text: string): JournalEvent[] => [...readTransactions(linesOf(text), { seq: 0, hash: GENESIS }, sha256)];

const transactionsIn = (events: readonly JournalEvent[]): Transaction[] =>
  events.flatMap((event) => (event.kind === 'transaction' ? [{ header: event.header, ...event.body() }] : []));

const bodies = (maxLength: number) =>
  fc
    .array(
      fc.record({
        given: steps(6),
        input: fc.oneof(fc.constant(null), fc.record({ text: nastyText(20), list: fc.array(fc.nat()) })),
        label: nastyText(30),
      }),
      { minLength: 1, maxLength },
    )
    .map((given) => {
      const database = createDatabase();
      return given.map(({ given: stepsOfOne, input, label }) => {
        const changes = changesOf(database, stepsOfOne);
        database.apply(changes);
        return { input, changes, label };
      });
    });

const item = (index: number, description: string): Change => {
  const after = { id: `items-${index}`, key: `BLI-${index + 1}`, description } as PlanRecord;
  return { collection: 'items', id: after.id, before: null, after };
};

describe('a journal', () => {
  it('gives back what was written, with broken surrogates, line separators and control characters', () => {
    fc.assert(
      fc.property(bodies(4), (given) => {
        const { text, transactions } = write(given);
        expect(transactionsIn(read(text))).toEqual(transactions);
      }),
      { numRuns: 150 },
    );
  });

  it('gives back a transaction of several megabytes with texts of 100,000 characters, cut into chunks of about 1 MB', () => {
    const units = ['\u2028', '\ud83d', '\0', '"', '\\', 'ж', '😀', 'a'];
    const texts = units.map((unit) => unit.repeat(100_000 / unit.length));
    const changes = Array.from({ length: 24 }, (_, index) => item(index, texts[index % texts.length]!));
    const { text, transactions } = write([{ input: { rows: 24 }, changes }]);
    const lines = [...linesOf(text)];
    expect(lines.length).toBeGreaterThan(5);
    // A chunk is closed when the next record would lengthen it past 1 MB; one record alone may be longer than that.
    for (const line of lines) expect(line.text.length).toBeLessThan(1_000_000 + 10);
    expect(transactionsIn(read(text))).toEqual(transactions);
    for (const cut of lines.slice(0, -1)) {
      const events = read(Buffer.from(text, 'utf8').toString('utf8', 0, cut.end));
      expect(events).toEqual([{ kind: 'torn', start: 0 }]);
    }
  });

  it('is torn, and whole before that, wherever its end is missing', () => {
    fc.assert(
      fc.property(bodies(3), fc.nat(), (given, at) => {
        const { text, transactions, starts } = write(given);
        const cutText = text.slice(0, at % text.length);
        const events = read(cutText);
        const whole = starts.filter((_, index) => (starts[index + 1] ?? text.length) <= cutText.length).length;
        expect(transactionsIn(events)).toEqual(transactions.slice(0, whole));
        const isBetween = cutText.length === (starts[whole] ?? text.length);
        expect(events.slice(whole).map(({ kind }) => kind)).toEqual(isBetween ? [] : ['torn']);
      }),
      { numRuns: 150 },
    );
  });

  /**
   * Reads the text with the character at `at` replaced. It must not be taken for what was written: either that is said, or
   * it looks like a write that was interrupted, and then nothing committed may lie behind it.
   */
  function expectNoticed({ text, transactions, starts }: Written, at: number, character: string): void {
    const events = read(text.slice(0, at) + character + text.slice(at + 1));
    const changed = starts.findLastIndex((start) => start <= at);
    const intact = transactionsIn(events);
    expect(intact, `entries read with "${character}" at ${at}`).toEqual(transactions.slice(0, changed));
    const { kind } = events.at(-1)!;
    if (kind === 'torn') expect(changed).toBe(transactions.length - 1);
    else expect(['damaged', 'unknown']).toContain(kind);
  }

  it('notices each single character that was changed', () => {
    const written = write([
      { input: { release: 'REL-1' }, changes: [item(0, 'one')] },
      { input: null, changes: [item(1, 'zwei ё 😀'), item(2, '')] },
      { input: 3, changes: [] },
    ]);
    for (let at = 0; at < written.text.length; at++) {
      const code = written.text.charCodeAt(at);
      // The neighbour digit or letter, the other case, a line end, and what an editor puts in.
      for (const character of [String.fromCharCode(code + 1), String.fromCharCode(code ^ 0x20), '\n', ' ', '\r', '0']) {
        if (character !== written.text[at]) expectNoticed(written, at, character);
      }
    }
  });

  it('notices any character that was changed to any other', () => {
    fc.assert(
      fc.property(bodies(3), fc.nat(), nastyText(1), (given, place, character) => {
        const written = write(given);
        const at = place % written.text.length;
        fc.pre(character.length === 1 && !isSameBytes(written.text, at, character));
        expectNoticed(written, at, character);
      }),
      { numRuns: 400 },
    );
  });

  it('notices entries that were left out, repeated or put in another order', () => {
    const written = write(
      ['a', 'b', 'c'].map((description, index) => ({ input: null, changes: [item(index, description)] })),
    );
    const [first, second, third] = written.starts.map((start, index) =>
      written.text.slice(start, written.starts[index + 1]),
    );
    const kindsOf = (...entries: (string | undefined)[]) => read(entries.join('')).map(({ kind }) => kind);
    expect(kindsOf(first, second, third)).toEqual(['transaction', 'transaction', 'transaction']);
    expect(kindsOf(second, third)).toEqual(['damaged']);
    expect(kindsOf(first, third)).toEqual(['transaction', 'damaged']);
    expect(kindsOf(first, first)).toEqual(['transaction', 'damaged']);
    expect(kindsOf(first, third, second)).toEqual(['transaction', 'damaged']);
  });

  it('stops at what a newer Slipway wrote', () => {
    const { text } = write([{ input: null, changes: [] }]);
    for (const [old, newer] of [
      ['"format":1', '"format":2'],
      [`"schema":${SCHEMA_VERSION}`, `"schema":${SCHEMA_VERSION + 1}`],
      ['"kind":"command"', '"kind":"merge"'],
    ] as const) {
      expect(text).toContain(old);
      expect(read(text.replace(old, newer))).toEqual([{ kind: 'unknown', start: 0, seq: 1 }]);
    }
  });
});

/** Half a surrogate pair becomes U+FFFD on disk, whichever half it was. */
function isSameBytes(text: string, at: number, character: string): boolean {
  const changed = text.slice(0, at) + character + text.slice(at + 1);
  return Buffer.from(changed, 'utf8').equals(Buffer.from(text, 'utf8'));
}

describe("a segment's first line", () => {
  const header = { planId: 'p', epoch: 2, firstSeq: 17, previousHash: GENESIS };

  it('is read as it was written', () => {
    const decoded = decodeSegmentHeader(encodeSegmentHeader(header).trimEnd());
    expect(decoded).toEqual({ slipway: 'journal', format: 1, ...header });
  });

  it('is nothing else', () => {
    for (const text of ['', '{}', 'null', '[]', '{"slipway":"plan"}', encodeSegmentHeader(header).slice(0, -3)])
      expect(decodeSegmentHeader(text)).toBeNull();
  });
});
