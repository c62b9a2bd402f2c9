import type { EventApi } from '@fullcalendar/react';
import { IconLock, IconSnowflake, IconTool } from '@tabler/icons-react';
import { memo } from 'react';
import { saySpan } from '../../../shared/kernel/timeText.ts';
import { type Freeze, freezeSpan } from '../../../shared/model/freeze.ts';
import { type Release, releaseEnd } from '../../../shared/model/release.ts';
import type { MaintenanceWindow } from '../../../shared/model/window.ts';
import { sayVerdict } from '../../../shared/rules/evaluate.ts';
import { useSession, useZone } from '../../app/session.ts';
import { verdictOf } from '../../app/verdicts.ts';
import { KIND_WORD, KindSign, VerdictSign } from '../../ui/signs.tsx';
import type { MoreOnDay } from './calendarEvents.ts';
import { sayLongDay } from './dayWords.ts';
import { recordName } from './focus.ts';

/** One thing in the calendar: kind, id, time, name, verdict sign. What is read aloud has its end and its verdict as well. */
export function CalendarChip({ event, time }: { event: EventApi; time: string }) {
  const { release, freeze, window, more } = event.extendedProps as {
    release?: Release;
    freeze?: Freeze;
    window?: MaintenanceWindow;
    more?: MoreOnDay;
  };
  if (release) return <ReleaseChip release={release} time={time} />;
  if (more) return <MoreChip more={more} />;
  if (freeze) return event.display === 'background' ? null : <FreezeBanner freeze={freeze} />;
  return window ? (
    <span className="window-label">
      <IconTool size={12} aria-hidden="true" />
      <span className="cut" dir="auto">
        {window.name}
      </span>
    </span>
  ) : null;
}

const ReleaseChip = memo(function ReleaseChip({ release, time }: { release: Release; time: string }) {
  useSession((session) => session.versions);
  const zone = useZone();
  const verdict = verdictOf(release);
  const when = release.start
    ? saySpan(Date.parse(release.start), releaseEnd({ ...release, start: release.start }), zone)
    : '';
  return (
    <span
      className="release-chip"
      data-record={recordName('releases', release.id)}
      title={`${release.key} ${release.name}`}
    >
      <span className="hidden">
        {KIND_WORD[release.kind]} {release.key} {release.name}, {when}, {sayVerdict(verdict)}
      </span>
      <span className="line first" aria-hidden="true">
        <KindSign kind={release.kind} size={12} />
        <b>{release.key}</b>
        <span>{time}</span>
      </span>
      <span className="line" aria-hidden="true">
        <span className="cut grow" dir="auto">
          {release.name}
        </span>
        <VerdictSign severity={verdict.severity} size={12} />
      </span>
    </span>
  );
});

const MoreChip = ({ more: { day, count } }: { more: MoreOnDay }) => (
  <span className="more-chip">
    +{count} more <span className="hidden">releases on {sayLongDay(day)}</span>
  </span>
);

const FREEZE_WORDS: Record<Freeze['level'], (freeze: Freeze) => string> = {
  block: () => 'no change may run',
  approval: ({ approverRole }) => `${approverRole} approves`,
  review: () => 'look harder',
};
const FREEZE_KIND: Record<Freeze['level'], string> = {
  block: 'Hard freeze',
  approval: 'Soft freeze',
  review: 'Review freeze',
};

function FreezeBanner({ freeze }: { freeze: Freeze }) {
  const zone = useZone();
  const Icon = freeze.level === 'block' ? IconLock : IconSnowflake;
  const span = freezeSpan(freeze);
  const when = saySpan(span.start, span.end, zone, span.start);
  const said = FREEZE_WORDS[freeze.level](freeze);
  return (
    <span
      className="freeze-banner"
      data-record={recordName('freezes', freeze.id)}
      title={`${freeze.name}, ${said}, ${when}`}
    >
      <span className="hidden">
        {FREEZE_KIND[freeze.level]} {freeze.key} {freeze.name}, {said}, {when}
      </span>
      <Icon size={12} aria-hidden="true" />
      <span className="cut" aria-hidden="true">
        <bdi>{freeze.name}</bdi>, {said}
      </span>
      <span className="when" aria-hidden="true">
        {when}
      </span>
    </span>
  );
}
