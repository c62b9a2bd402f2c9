import type { EventApi } from '@fullcalendar/react';
import { IconLock, IconSnowflake, IconTool } from '@tabler/icons-react';
import type { Freeze } from '../../../shared/model/freeze.ts';
import type { Release } from '../../../shared/model/release.ts';
import type { MaintenanceWindow } from '../../../shared/model/window.ts';
import { verdictOf } from '../../app/verdicts.ts';
import { KindSign, VerdictSign } from '../../ui/signs.tsx';

/** One thing in the calendar: kind, id, time, name, verdict sign. */
export function CalendarChip({ event, time }: { event: EventApi; time: string }) {
  const { release, freeze, window } = event.extendedProps as {
    release?: Release;
    freeze?: Freeze;
    window?: MaintenanceWindow;
  };
  if (release) return <ReleaseChip release={release} time={time} />;
  if (freeze) return event.display === 'background' ? null : <FreezeBanner freeze={freeze} />;
  return window ? (
    <span className="window-label">
      <IconTool size={12} aria-hidden="true" /> <span className="cut">{window.name}</span>
    </span>
  ) : null;
}

function ReleaseChip({ release, time }: { release: Release; time: string }) {
  const { severity } = verdictOf(release);
  return (
    <span className="release-chip" title={`${release.key} ${release.name}`}>
      <span className="line">
        <KindSign kind={release.kind} size={12} />
        <b>{release.key}</b> <span>{time}</span>
      </span>
      <span className="line">
        <span className="cut grow" dir="auto">
          {release.name}
        </span>
        <VerdictSign severity={severity} size={12} />
      </span>
    </span>
  );
}

const FREEZE_WORDS: Record<Freeze['level'], (freeze: Freeze) => string> = {
  block: () => 'no change may run',
  approval: ({ approverRole }) => `${approverRole} approves`,
  review: () => 'look harder',
};

function FreezeBanner({ freeze }: { freeze: Freeze }) {
  const Icon = freeze.level === 'block' ? IconLock : IconSnowflake;
  return (
    <span className="freeze-banner">
      <Icon size={12} aria-hidden="true" />
      <span className="cut" dir="auto">
        {freeze.name}, {FREEZE_WORDS[freeze.level](freeze)}
      </span>
    </span>
  );
}
