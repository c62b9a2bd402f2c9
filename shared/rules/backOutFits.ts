import { changeOf } from '../domain/change.ts';
import { openTimesOf, type Placement } from '../domain/placement.ts';
import { contains, type Interval } from '../kernel/interval.ts';
import { MINUTE } from '../kernel/time.ts';
import { sayLength } from '../kernel/timeText.ts';
import { backOutPlanMinutes } from '../model/changeRecord.ts';
import type { Release } from '../model/release.ts';
import type { Fix, Rule } from './rule.ts';

/**
 * The planned length and the whole back-out plan fit the reserve and the window: if the last minute goes wrong there is
 * still time to go back. Without steps there is nothing to compare.
 */
export const backOutFits: Rule = {
  name: 'backOutFits',
  title: 'Plan and back-out fit the window',
  why: 'A back-out that runs past the window takes the service down in business hours.',
  gate: 'go',
  check(release, view, _context, placement) {
    const change = changeOf(view, release);
    const minutes = change ? backOutPlanMinutes(change) : 0;
    if (!change || minutes === 0) return [];
    const records = [{ collection: 'changes', id: change.id, key: change.key }];
    const values = { key: change.key, minutes, window: minutesOpen(placement) };
    const short = minutes - release.backOutMinutes;
    if (short <= 0) return [{ severity: 'pass', about: 'fits', records, values }];
    const late = values.window === 0 ? 0 : release.lengthMinutes + minutes - values.window;
    return [{ severity: 'block', about: 'tooLong', records, excess: short, values: { ...values, short, late } }];
  },
  say({ severity, values }, release) {
    const need = `Planned ${sayLength(release.lengthMinutes)} and back-out ${sayLength(Number(values.minutes))}`;
    const left = Number(values.window) ? `, of ${sayLength(Number(values.window))} left in the window` : '';
    if (severity === 'pass')
      return {
        message: 'Plan and back-out fit',
        numbers: `${need}${left || `, reserve ${sayLength(release.backOutMinutes)}`}`,
      };
    const late = Number(values.late);
    return {
      message:
        late > 0
          ? `The back-out would end ${sayLength(late)} after the window closes`
          : `The back-out plan takes ${sayLength(Number(values.short))} more than the reserve`,
      numbers: `${need}${left}. Reserve: ${sayLength(release.backOutMinutes)}.`,
    };
  },
  fixes: ({ values }, release) => [...shortenOrReserve(Number(values.minutes), Number(values.late), release), replan],
};

const replan: Fix = { label: 'Change the back-out plan…', action: 'change.planBackOut' };

function shortenOrReserve(minutes: number, late: number, { id, lengthMinutes }: Release): Fix[] {
  const reserve = { release: id, backOutMinutes: minutes };
  if (late <= 0)
    return [{ label: `Set the reserve to ${sayLength(minutes)}`, command: 'release.update', input: reserve }];
  const shorter = lengthMinutes - late;
  if (shorter < 1) return [];
  return [
    {
      label: `Shorten to ${sayLength(shorter)} and reserve ${sayLength(minutes)}`,
      command: 'release.update',
      input: { ...reserve, lengthMinutes: shorter },
    },
  ];
}

/** Minutes from the release's start to the end of the open time it starts in; 0 where it has no date or no window. */
function minutesOpen(placement: Placement | null): number {
  if (!placement) return 0;
  const { start } = placement.span;
  const first: Interval = { start, end: start + MINUTE };
  const open = openTimesOf(placement.around.open, first).find((time) => contains(time, first));
  return open ? Math.floor((open.end - first.start) / MINUTE) : 0;
}
