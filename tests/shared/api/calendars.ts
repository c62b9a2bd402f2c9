import { expect } from 'vitest';
import { prepareCalendar } from '../../../shared/api/calendarPreview.ts';
import type { EventKind } from '../../../shared/exchange/icalendar/icalendarKinds.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { startedPlan } from '../commandSteps.ts';
import { ACTOR, NOW } from '../inMemoryPlan.ts';

export type Plan = ReturnType<typeof startedPlan>;

/** A whole calendar of these lines. */
export const calendar = (lines: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');

export const event = (...lines: string[]): string[] => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];

export function prepare(plan: Plan, text: string, as?: EventKind, chosen?: Record<number, EventKind>) {
  const prepared = prepareCalendar(plan.state.database, text, {
    file: { name: 'a.ics', sha256: '' },
    as,
    chosen,
    run: { now: NOW, actor: ACTOR, transactionId: '019a0000-0000-7000-8000-000000000009' },
  });
  if (!prepared.ok) throw new Error(prepared.refusal.message);
  return prepared.value;
}

export function importInto(plan: Plan, text: string, { as, at = NOW }: { as?: EventKind; at?: Instant } = {}) {
  const { preview, input } = prepare(plan, text, as);
  const result = plan.as(ACTOR, at).run('ics.import', input);
  if (!result.ok) throw new Error(result.refusal.message);
  return { preview, label: result.value.header.label };
}

export const only = <T>(records: Iterable<T>): T => {
  const all = [...records];
  expect(all).toHaveLength(1);
  return all[0]!;
};
