import { MINUTE, toEpoch } from '../kernel/time.ts';
import { sayInstant, sayLength } from '../kernel/timeText.ts';
import { isOver, type Release, releaseEnd } from '../model/release.ts';
import type { Evidence, Rule } from './rule.ts';

/** A release starts after what it depends on has ended, and ends before what depends on it starts. */
export const dependencyOrder: Rule = {
  name: 'dependencyOrder',
  title: 'After what it depends on',
  why: 'What it builds on must be live, or it breaks on the first call.',
  gate: 'date',
  check(release, view) {
    if (release.start === null) return [];
    const before = release.dependsOnIds.map((id) => pairOf(view.get('releases', id)!, release, 'before'));
    const after = Array.from(view.referring('releases', 'dependsOnIds', release.id))
      .filter((waiting) => !isOver(waiting))
      .map((waiting) => pairOf(release, waiting, 'after'));
    return [...before, ...after];
  },
  say({ severity, values }, _release, { zone, now }) {
    const { key, relation } = values;
    if (values.state === 'undated')
      return { message: `Depends on ${key}, which has no date yet`, numbers: 'Set its date before this one.' };
    if (values.state === 'failed' || values.state === 'cancelled')
      return {
        message: `Depends on ${key}, which is ${values.state}`,
        numbers: 'Take the dependency away, or plan it again.',
      };
    const end = sayInstant(Number(values.end), zone, now);
    const start = sayInstant(Number(values.start), zone, now);
    if (severity === 'pass')
      return relation === 'before'
        ? { message: `After ${key}, which it depends on`, numbers: `${key} ends ${end}` }
        : { message: `Before ${key}, which depends on it`, numbers: `${key} starts ${start}` };
    const short = sayLength(Number(values.short));
    return relation === 'before'
      ? { message: `Starts ${short} before ${key} has ended, which it depends on`, numbers: `${key} ends ${end}.` }
      : { message: `Ends ${short} after ${key} has started, which depends on it`, numbers: `${key} starts ${start}.` };
  },
  fixes: () => [{ label: 'Move it…', action: 'release.move' }],
};

/** One dependency, told from the side of the release that is looked at: the other one comes `before` or `after` it. */
function pairOf(first: Release, second: Release, relation: 'before' | 'after'): Evidence {
  const other = relation === 'before' ? first : second;
  const base = { about: other.id, records: [{ collection: 'releases', id: other.id, key: other.key }] };
  const values = { key: other.key, relation };
  if (first.state === 'failed' || first.state === 'cancelled')
    return { ...base, severity: 'block', values: { ...values, state: first.state } };
  if (first.start === null) return { ...base, severity: 'warn', values: { ...values, state: 'undated' } };
  if (second.start === null) return { ...base, severity: 'pass', values: { ...values, state: 'undated' } };
  const end = releaseEnd({ ...first, start: first.start });
  const start = toEpoch(second.start);
  const short = Math.ceil((end - start) / MINUTE);
  if (short <= 0) return { ...base, severity: 'pass', values: { ...values, end, start } };
  return { ...base, severity: 'block', excess: short, values: { ...values, end, start, short } };
}
