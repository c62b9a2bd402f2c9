import { sayWall, sayWallClock } from '../../../shared/kernel/timeText.ts';
import type { MaintenanceWindow } from '../../../shared/model/window.ts';

/** Weekly rules as the form has them: days of the week and every how many weeks. */

export const WEEKDAYS = [
  { code: 'MO', word: 'Mon' },
  { code: 'TU', word: 'Tue' },
  { code: 'WE', word: 'Wed' },
  { code: 'TH', word: 'Thu' },
  { code: 'FR', word: 'Fri' },
  { code: 'SA', word: 'Sat' },
  { code: 'SU', word: 'Sun' },
] as const;

export function readRule(rule: string): { days: string[]; interval: number; rest: string[] } {
  const parts = rule.split(';').map((part) => part.split('=') as [string, string]);
  const value = (name: string) => parts.find(([known]) => known === name)?.[1];
  return {
    days: value('BYDAY')?.split(',') ?? [],
    interval: Number(value('INTERVAL') ?? 1),
    rest: parts.filter(([name]) => !['FREQ', 'BYDAY', 'INTERVAL'].includes(name)).map((part) => part.join('=')),
  };
}

export const writeRule = ({ days, interval, rest }: { days: string[]; interval: number; rest: string[] }): string =>
  ['FREQ=WEEKLY', ...(interval > 1 ? [`INTERVAL=${interval}`] : []), `BYDAY=${days.join(',')}`, ...rest].join(';');

/** `Every Wed, Sat 22:00 to 02:00`. */
export function sayRule(window: Pick<MaintenanceWindow, 'rule' | 'start' | 'end'>): string {
  if (window.rule === null || window.end === null) return sayWall(window.start);
  const { days, interval } = readRule(window.rule);
  const words = WEEKDAYS.filter(({ code }) => days.includes(code)).map(({ word }) => word);
  const every = interval === 1 ? 'Every' : interval === 2 ? 'Every second' : `Every ${interval} weeks on`;
  return `${every} ${words.join(', ')} ${sayWallClock(window.start)} to ${sayWallClock(window.end)}`;
}
