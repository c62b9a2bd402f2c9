import { nextOccurrence, type OpenTime, openTimes } from '../domain/schedule.ts';
import { contains, type Interval } from '../kernel/interval.ts';
import { DAY, MINUTE } from '../kernel/time.ts';
import { sayInstant, sayLength, saySpan } from '../kernel/timeText.ts';
import { releaseSpan } from '../model/release.ts';
import type { View } from '../store/view.ts';
import type { Evidence, Rule } from './rule.ts';

/** A release and its back-out reserve lie wholly inside one maintenance window, or inside several that touch. */
export const insideWindow: Rule = {
  name: 'insideWindow',
  title: 'Within a maintenance window, whole',
  why: 'Outside the agreed windows nobody expects the service to be touched, and nobody is there to help.',
  gate: 'date',
  check(release, view) {
    const span = releaseSpan(release);
    if (!span) return [];
    if (view.count('windows') === 0) return [{ severity: 'warn', about: 'noWindows', records: [], values: {} }];
    const open = openTimes(view, span);
    const around = open.find((time) => contains(time, span));
    if (around) return [pass(around, span)];
    const reached = open.find((time) => time.start <= span.start) ?? open[0];
    return [reached ? sticksOut(reached, span) : outside(view, span)];
  },
  say({ severity, about, values, clash }, release, { zone, now }) {
    const need = `${sayLength(release.lengthMinutes)}${release.backOutMinutes ? ` and ${sayLength(release.backOutMinutes)} back-out reserve` : ''}`;
    if (about === 'noWindows')
      return { message: 'The plan has no maintenance window yet', numbers: 'Add the first one in the calendar.' };
    const at = clash ? saySpan(clash.start, clash.end, zone, now) : '';
    if (severity === 'pass')
      return {
        message: 'Inside a maintenance window',
        numbers: `${values.name}, ${at}, ${sayLength(Number(values.spare))} spare`,
      };
    if (about === 'outside')
      return {
        message: 'Outside every maintenance window',
        numbers: values.next
          ? `Next: ${values.name}, ${sayInstant(Number(values.next), zone, now)}.`
          : 'No window comes within a year.',
      };
    const early = Number(values.early) ? `starts ${sayLength(Number(values.early))} before its window opens` : '';
    const late = Number(values.late) ? `ends ${sayLength(Number(values.late))} after its window closes` : '';
    return {
      message: capitalise([early, late].filter(Boolean).join(' and ')),
      numbers: `${values.name} is open ${at}, ${sayLength(Number(values.length))}. Needed: ${need}.`,
    };
  },
  fixes({ about, values }, { id, lengthMinutes }) {
    const late = Number(values?.late ?? 0);
    const fits = about === 'sticksOut' && Number(values.early) === 0 && late > 0 && late < lengthMinutes;
    const shorter = lengthMinutes - late;
    return [
      ...(fits
        ? [
            {
              label: `Shorten to ${sayLength(shorter)}`,
              command: 'release.update',
              input: { release: id, lengthMinutes: shorter },
            },
          ]
        : []),
      ...(about === 'noWindows'
        ? []
        : [
            { label: 'Move it…', action: 'release.move' as const },
            { label: 'Grant a waiver…', action: 'waiver.grant' as const },
          ]),
    ];
  },
};

const pass = (open: OpenTime, span: Interval): Evidence => ({
  ...aboutOpenTime(open, 'inside'),
  severity: 'pass',
  values: { name: nameOf(open), spare: (open.end - open.start - (span.end - span.start)) / MINUTE },
});

function sticksOut(open: OpenTime, span: Interval): Evidence {
  // A release may start on a second: half a minute too late is said as 1 min, never as 0.
  const early = Math.ceil(Math.max(0, open.start - span.start) / MINUTE);
  const late = Math.ceil(Math.max(0, span.end - open.end) / MINUTE);
  return {
    ...aboutOpenTime(open, 'sticksOut'),
    severity: 'block',
    excess: early + late,
    values: { name: nameOf(open), early, late, length: (open.end - open.start) / MINUTE },
  };
}

function outside(view: View, span: Interval): Evidence {
  const next = nextOccurrence(view, span.start);
  return {
    severity: 'block',
    about: 'outside',
    records: next ? [{ collection: 'windows', id: next.window.id, key: next.window.key }] : [],
    values: next && next.start - span.start < 366 * DAY ? { name: next.window.name, next: next.start } : {},
  };
}

const aboutOpenTime = (open: OpenTime, about: string) => ({
  about,
  records: open.parts.map(({ window: { id, key } }) => ({ collection: 'windows', id, key })),
  clash: { start: open.start, end: open.end },
});

const nameOf = (open: OpenTime): string => [...new Set(open.parts.map(({ window }) => window.name))].join(' and ');

const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
