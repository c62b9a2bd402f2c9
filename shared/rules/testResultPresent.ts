import { changeOf } from '../domain/change.ts';
import { toEpoch } from '../kernel/time.ts';
import { sayMoment } from '../kernel/timeText.ts';
import type { Rule } from './rule.ts';

/** The change was tested, and passed. */
export const testResultPresent: Rule = {
  name: 'testResultPresent',
  title: 'A passed test is required',
  why: 'What was never seen to work will be seen not to, by the customers.',
  gate: 'go',
  check(release, view) {
    const change = changeOf(view, release);
    if (!change) return [{ severity: 'block', about: 'change', records: [], values: {} }];
    const records = [{ collection: 'changes', id: change.id, key: change.key }];
    const result = change.testResult;
    if (!result) return [{ severity: 'block', about: 'result', records, values: { key: change.key } }];
    const tester = view.get('people', result.testerId)?.name ?? '';
    const values = { key: change.key, at: toEpoch(result.testedAt), tester };
    return [{ severity: result.outcome === 'passed' ? 'pass' : 'block', about: 'outcome', records, values }];
  },
  say({ severity, about, values }, _release, { zone, now }) {
    if (about === 'change')
      return {
        message: 'No change record, so no test result',
        numbers: '0 results, at least 1 that passed is needed.',
      };
    if (about === 'result')
      return { message: 'No test result', numbers: `${values.key} has 0 results, at least 1 that passed is needed.` };
    const numbers = `${values.key}, tested ${sayMoment(Number(values.at), zone, now)} by ${values.tester}`;
    return severity === 'pass'
      ? { message: 'The test passed', numbers }
      : { message: 'The test failed', numbers: `${numbers}. Test again once it is mended.` };
  },
  fixes: ({ about }, { id }) => [
    about === 'change'
      ? { label: 'Make the change record', command: 'change.create', input: { release: id } }
      : { label: 'Record the test result…', action: 'change.recordTest' },
  ],
};
