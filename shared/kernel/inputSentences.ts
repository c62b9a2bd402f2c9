import { z } from 'zod';

/**
 * What is said of an input where its schema says nothing itself: whole sentences, in the place of zod's own words. Beside
 * the field's name they must make sense to somebody who never heard of arrays.
 */
const EXPECTED: Record<string, string> = {
  string: 'Give a text.',
  number: 'Give a number.',
  int: 'Give a whole number.',
  boolean: 'Give true or false.',
  array: 'Give a list.',
  nonoptional: 'It must be given.',
  object: 'Give named fields, like {"name": "Payments 4.2"}.',
};

z.config({
  localeError(issue) {
    if (issue.code === 'invalid_type') return EXPECTED[issue.expected] ?? 'Give something else here.';
    if (issue.code === 'invalid_value') return `Choose one of: ${issue.values.map(String).join(', ')}.`;
    if (issue.code === 'too_big') return `${sayMost(issue.origin, Number(issue.maximum))}.`;
    if (issue.code === 'too_small') return `Give at least ${Number(issue.minimum).toLocaleString('en-US')}.`;
    return 'Give something else here.';
  },
});

function sayMost(origin: string, most: number): string {
  const count = most.toLocaleString('en-US');
  return origin === 'string' ? `Shorten it to ${count} characters` : `Give at most ${count}`;
}
