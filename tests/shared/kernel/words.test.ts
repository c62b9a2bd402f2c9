import { describe, expect, it } from 'vitest';
import { sayList, spellField } from '../../../shared/kernel/words.ts';

describe('a list in a sentence', () => {
  it('has an "and" before its last, and commas before', () => {
    expect([[], ['A'], ['A', 'B'], ['A', 'B', 'C']].map((words) => sayList(words))).toEqual([
      '',
      'A',
      'A and B',
      'A, B and C',
    ]);
  });

  it('leaves a comma inside a name alone', () => {
    expect(sayList(['SVC-1 Payments, EU'], 3)).toBe('SVC-1 Payments, EU');
  });

  it('names the first of many, and counts the others', () => {
    const keys = ['A', 'B', 'C', 'D', 'E'];
    expect(sayList(keys.slice(0, 3), 3)).toBe('A, B and C');
    expect(sayList(keys, 3)).toBe('A, B and 3 more');
    expect(sayList(keys, 4, (count) => `${count} others`)).toBe('A, B, C and 2 others');
  });
});

it('a field is spelled as words', () => {
  expect(spellField('backOutMinutes')).toBe('Back out minutes');
});
