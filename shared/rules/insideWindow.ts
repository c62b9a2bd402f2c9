import {
  type Cancelled,
  nameOfOpenTime,
  nextOpening,
  openTimesOf,
  type Placement,
  servicesToServe,
  servingOnly,
  windowsOf,
} from '../domain/placement.ts';
import type { OpenTime } from '../domain/schedule.ts';
import { fitOfScope } from '../domain/scope.ts';
import { contains, overlaps } from '../kernel/interval.ts';
import { END_OF_TIME, MINUTE } from '../kernel/time.ts';
import { sayLength } from '../kernel/timeText.ts';
import type { Release } from '../model/release.ts';
import type { Service } from '../model/service.ts';
import type { View } from '../store/view.ts';
import { sayInsideWindow } from './insideWindowWords.ts';
import type { Evidence, Fix, Rule } from './rule.ts';
import { editFix, remedyOf, sayLeftOut } from './scopeWords.ts';

/**
 * A release and its back-out reserve lie wholly inside one maintenance window that is for it, or inside several that touch.
 * Where the plan asks all, they lie so for each service that it touches.
 */
export const insideWindow: Rule = {
  name: 'insideWindow',
  title: 'Within a maintenance window, whole',
  why: 'Outside the agreed windows nobody expects the service to be touched, and nobody is there to help.',
  gate: 'date',
  check(release, view, _context, placement) {
    if (!placement) return [];
    if (view.count('windows') === 0) return [{ severity: 'warn', about: 'noWindows', records: [], values: {} }];
    return servicesToServe(view, release).map((id) =>
      look({ release, view, placement, service: id === null ? null : view.get('services', id)! }),
    );
  },
  say: sayInsideWindow,
  fixes({ values }, { id, lengthMinutes }) {
    const late = Number(values.late ?? 0);
    const fits = values.is === 'sticksOut' && Number(values.early) === 0 && late > 0 && late < lengthMinutes;
    const shorter = lengthMinutes - late;
    const shorten: Fix = {
      label: `Shorten to ${sayLength(shorter)}`,
      command: 'release.update',
      input: { release: id, lengthMinutes: shorter },
    };
    return [
      ...(fits ? [shorten] : []),
      ...(values.remedy ? [editFix(String(values.remedy))] : []),
      ...(values.is === 'sticksOut' || values.is === 'outside' ? USUAL_FIXES : []),
    ];
  },
};

const USUAL_FIXES: readonly Fix[] = [
  { label: 'Move it…', action: 'release.move' },
  { label: 'Grant a waiver…', action: 'waiver.grant' },
];

/** What is looked at: a release among the windows that are for it or, with a service, for that one of its services. */
interface Look {
  release: Release;
  view: View;
  placement: Placement;
  service: Service | null;
}

function look(asked: Look): Evidence {
  const { placement, service } = asked;
  const { span, around } = placement;
  const open = openTimesOf(service ? servingOnly(around.open, service.id) : around.open, span);
  const inside = open.find((time) => contains(time, span));
  if (inside) return pass(asked, inside);
  const reached = open.find((time) => time.start <= span.start) ?? open[0];
  return reached ? sticksOut(asked, reached) : outside(asked);
}

const pass = (asked: Look, open: OpenTime): Evidence => {
  const { start, end } = asked.placement.span;
  const spare: Evidence['values'] =
    open.end === END_OF_TIME ? {} : { spare: (open.end - open.start - (end - start)) / MINUTE };
  return {
    ...aboutOpenTime(asked, open, 'inside'),
    severity: 'pass',
    values: { ...commonValues(asked, 'inside'), name: nameOfOpenTime(open), ...spare },
  };
};

function sticksOut(asked: Look, open: OpenTime): Evidence {
  const { span } = asked.placement;
  // A release may start on a second: half a minute too late is said as 1 min, never as 0.
  const early = Math.ceil(Math.max(0, open.start - span.start) / MINUTE);
  const late = Math.ceil(Math.max(0, span.end - open.end) / MINUTE);
  return {
    ...aboutOpenTime(asked, open, 'sticksOut'),
    severity: 'block',
    excess: early + late,
    values: {
      ...commonValues(asked, 'sticksOut'),
      name: nameOfOpenTime(open),
      early,
      late,
      length: (open.end - open.start) / MINUTE,
    },
  };
}

/** No window at that time. Where none is for it at any time it is only warned, unless it leaves out what windows ask for. */
function outside(asked: Look): Evidence {
  const { release, view, placement, service } = asked;
  const subject = service ? { ...placement.subject, serviceIds: [service.id] } : placement.subject;
  const fits = Array.from(view.all('windows'), ({ scope }) => fitOfScope(scope, subject));
  const about = (is: string) => service?.id ?? is;
  if (!fits.some((fit) => fit.fits === 'yes')) {
    const leftOut = sayLeftOut(fits, release.key);
    const remedy = remedyOf(fits);
    const is = remedy ? 'outside' : 'noneForIt';
    const values = { ...commonValues(asked, is), leftOut, remedy };
    return { severity: remedy ? 'block' : 'warn', about: about(is), records: [], values };
  }
  const next = nextOpening(view, release, placement.span.start, subject);
  return {
    severity: 'block',
    about: about('outside'),
    records: next ? [{ collection: 'windows', id: next.window.id, key: next.window.key }] : [],
    values: {
      ...commonValues(asked, 'outside'),
      ...(next ? { name: next.window.name, next: next.start } : {}),
    },
  };
}

const aboutOpenTime = ({ service }: Look, open: OpenTime, about: string) => ({
  about: service?.id ?? about,
  records: Array.from(windowsOf(open), ({ id, key }) => ({ collection: 'windows', id, key })),
  clash: { start: open.start, end: open.end },
});

/** Which case it is, for which service, and what was not counted at that time. */
function commonValues({ release, placement, service }: Look, is: string): Evidence['values'] {
  const { span, around } = placement;
  const leftOutThen = around.leftOut.filter(({ occurrences }) => occurrences.some((time) => overlaps(time, span)));
  const fits = leftOutThen.map(({ fit }) => fit);
  return {
    is,
    service: service ? `${service.key} ${service.name}` : '',
    leftOut: sayLeftOut(fits, release.key),
    remedy: is === 'inside' ? '' : remedyOf(fits),
    ...cancelledValues(around.cancelled.filter(({ occurrence }) => overlaps(occurrence, span))),
  };
}

function cancelledValues([first]: readonly Cancelled[]): Evidence['values'] {
  if (!first) return {};
  const { occurrence, by } = first;
  return { cancelled: occurrence.window.name, cancelledAt: occurrence.start, cancelledBy: by.freeze.name };
}
