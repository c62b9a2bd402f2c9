import { expect, it } from 'vitest';
import { boardStep } from '../../renderer/views/backlog/boardKeys.ts';

const cards = (...ids: string[]) => ids.map((id) => ({ id }));
const columns = { analysis: cards('a1', 'a2', 'a3'), coding: cards(), testing: cards('t1', 't2'), done: cards('d1') };

it.each([
  ['a1', 'ArrowDown', 'a2'],
  ['a1', 'k', 'a1'],
  ['a3', 'ArrowDown', 'a3'],
  ['a1', 'End', 'a3'],
  ['a3', 'Home', 'a1'],
  // An empty column is stepped over, and a shorter one met at its end.
  ['a3', 'ArrowRight', 't2'],
  ['t2', 'ArrowRight', 'd1'],
  ['d1', 'ArrowRight', 'd1'],
  ['t2', 'ArrowLeft', 'a2'],
  ['a1', 'x', null],
  ['gone', 'ArrowDown', null],
])('from card %s the key %s leads to %s', (from, key, to) => expect(boardStep(columns, from, key)).toBe(to));
