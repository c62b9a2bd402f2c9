import { IconArrowBackUp, IconLock, IconSnowflake, IconTool, IconWorld } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { PlanStatus } from '../../shared/api/contract.ts';
import { freezesDuring } from '../../shared/domain/schedule.ts';
import { nextOccurrence } from '../../shared/domain/windowTimes.ts';
import { DAY, END_OF_TIME, MINUTE, offsetAt } from '../../shared/kernel/time.ts';
import { sayInstant, sayLength, sayOffset, saySavedAt, sayToGo } from '../../shared/kernel/timeText.ts';
import { StatusPart } from '../ui/StatusPart.tsx';
import { VerdictSign } from '../ui/signs.tsx';
import { takeBack, tryAgain } from './perform.ts';
import { go, peek } from './place.ts';
import { plan, useSession, useZone } from './session.ts';
import { useNowAfterChanges } from './useNow.ts';

/** Facts with times: what is saved, what undo would take back, what comes next, the zone, the clock (DESIGN, section 2). */
export function StatusBar() {
  const status = useSession((session) => session.status);
  const now = useNowAfterChanges();
  if (!status) return <footer className="status" />;
  return (
    <footer className="status" aria-label="Status">
      <Saved status={status} now={now} />
      {status.undo && (
        <StatusPart
          icon={<IconArrowBackUp size={13} aria-hidden="true" />}
          before="Undo: "
          name={status.undo.label}
          hint="Press to take it back"
          onPress={() => void takeBack()}
        />
      )}
      <span className="grow" />
      <NextWindow now={now} />
      <NextFreeze now={now} />
      <ZoneAndClock now={now} />
    </footer>
  );
}

function Saved({ status, now }: { status: PlanStatus; now: number }) {
  const zone = useZone();
  const isSaving = useSession((session) => session.isSaving);
  if (status.readOnly) {
    return (
      <span className="not-saved" role="alert">
        <VerdictSign severity="block" size={13} />
        <span className="cut" title={status.readOnly}>
          {status.readOnly}
        </span>
        <button type="button" className="link" onClick={() => void tryAgain()}>
          Try again
        </button>
      </span>
    );
  }
  const entry = `Entry ${status.seq.toLocaleString('en-US')}`;
  return (
    <>
      <span className="figures">
        <VerdictSign severity="pass" size={13} label={null} />
        {isSaving ? 'Saving…' : `Saved ${status.savedAt ? saySavedAt(status.savedAt, zone, now) : ''}`}
      </span>
      <StatusPart icon={null} before={entry} name="" hint="Press for the history" onPress={() => go('history')} />
    </>
  );
}

function NextWindow({ now }: { now: number }) {
  const version = useSession((session) => session.versions.windows);
  const next = useMemo(() => windowAfter(now, version), [now, version]);
  if (!next) return null;
  const isOpen = next.start <= now;
  return (
    <StatusPart
      icon={<IconTool size={13} className="of-window" aria-hidden="true" />}
      before={isOpen ? 'Window open: ' : 'Next window: '}
      name={next.window.name}
      after={`, ${isOpen ? left(now, next.end, 'no end') : sayToGo(now, next.start)}`}
      hint="Press to look at it"
      onPress={() => peek('windows', next.window.id)}
    />
  );
}

const YEAR = 366 * DAY;

/** The versions are what the answers are made from: a change of any makes them anew. */
const windowAfter = (now: number, _version: number) => nextOccurrence(plan(), now);
const freezeAfter = (now: number, _version: number) => freezesDuring(plan(), { start: now, end: now + YEAR })[0];
/** What has no end is said as that, in the words for it. */
const left = (now: number, end: number, endless: string): string =>
  end === END_OF_TIME ? endless : `${sayLength((end - now) / MINUTE)} left`;

function NextFreeze({ now }: { now: number }) {
  const version = useSession((session) => session.versions.freezes);
  const next = useMemo(() => freezeAfter(now, version), [now, version]);
  if (!next) return null;
  const { freeze, span } = next;
  const isHard = freeze.level === 'block';
  const Icon = isHard ? IconLock : IconSnowflake;
  const isOn = span.start <= now;
  return (
    <StatusPart
      icon={<Icon size={13} className={isHard ? 'of-hard' : 'of-soft'} aria-hidden="true" />}
      before={isOn ? 'Frozen: ' : 'Next freeze: '}
      name={freeze.name}
      after={`, ${isOn ? left(now, span.end, 'until it is lifted') : sayToGo(now, span.start)}`}
      hint="Press to look at it"
      onPress={() => peek('freezes', freeze.id)}
    />
  );
}

/** Where this computer's clock is not the plan's, it is said beside it. */
function ZoneAndClock({ now }: { now: number }) {
  const zone = useZone();
  const own = useSession((session) => session.info?.zone ?? zone);
  const offset = zone === 'UTC' ? '' : `, ${sayOffset(now, zone)}`;
  const isElsewhere = offsetAt(now, own) !== offsetAt(now, zone);
  return (
    <>
      <StatusPart
        icon={<IconWorld size={13} aria-hidden="true" />}
        before={`${zone}${offset}${isElsewhere ? ` (you are at ${sayOffset(now, own)})` : ''}`}
        name=""
        hint="Press for the settings"
        onPress={() => go('settings')}
      />
      <span className="figures">{sayInstant(now - (now % MINUTE), zone)}</span>
    </>
  );
}
