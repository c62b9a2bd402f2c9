import { intersection } from '../kernel/interval.ts';
import { MINUTE } from '../kernel/time.ts';
import { sayCount, sayLength, saySpan } from '../kernel/timeText.ts';
import { type Release, releaseSpan } from '../model/release.ts';
import type { View } from '../store/view.ts';
import type { Evidence, Rule } from './rule.ts';

/** No other release touches one of its configuration items while it runs or is backed out. */
export const noOverlapOnConfigurationItem: Rule = {
  name: 'noOverlapOnConfigurationItem',
  title: 'No overlap on a configuration item',
  why: 'Two releases on the same server or database at once hide each other’s faults, and neither can be backed out alone.',
  gate: 'date',
  check(release, view) {
    const span = releaseSpan(release);
    if (!span || release.configurationItemIds.length === 0) return [];
    const clashes = Array.from(view.during('releases', span)).flatMap((other) => clashWith(other, release, view));
    if (clashes.length > 0) return clashes;
    return [
      {
        severity: 'pass',
        about: 'alone',
        records: [],
        values: { count: release.configurationItemIds.length },
      },
    ];
  },
  say({ severity, values, clash }, _release, { zone, now }) {
    if (severity === 'pass')
      return {
        message: 'No overlap on a configuration item',
        numbers: `${sayCount(Number(values.count), 'item')} looked at`,
      };
    const both = clash ? `Both touch it ${saySpan(clash.start, clash.end, zone, now)}` : '';
    return {
      message: `Overlaps ${values.key} on ${values.names}`,
      numbers: `${both}, ${sayLength(Number(values.minutes))}, back-out reserve included.`,
    };
  },
  fixes: () => [
    { label: 'Move it…', action: 'release.move' },
    { label: 'Grant a waiver…', action: 'waiver.grant' },
  ],
};

function clashWith(other: Release, release: Release, view: View): Evidence[] {
  if (other.id === release.id || other.state === 'cancelled' || other.state === 'failed') return [];
  const shared = release.configurationItemIds.filter((id) => other.configurationItemIds.includes(id));
  if (shared.length === 0) return [];
  const items = shared.map((id) => view.get('configurationItems', id)!);
  const clash = intersection(releaseSpan(release)!, releaseSpan(other)!)!;
  const minutes = (clash.end - clash.start) / MINUTE;
  return [
    {
      severity: 'block',
      about: other.id,
      records: [
        { collection: 'releases', id: other.id, key: other.key },
        ...items.map(({ id, key }) => ({ collection: 'configurationItems', id, key })),
      ],
      clash,
      excess: minutes,
      values: { key: other.key, names: items.map(({ key, name }) => `${key} ${name}`).join(', '), minutes },
    },
  ];
}
