import { useState } from 'react';
import { isZone, type Zone } from '../../../shared/kernel/time.ts';
import { sayOffset } from '../../../shared/kernel/timeText.ts';
import { plan, planZone, useSession } from '../../app/session.ts';
import { ChoiceList } from '../../ui/ChoiceList.tsx';
import { showZone, useCalendarZone } from './calendarPlace.ts';

/** Zones to look at the calendar in: the plan's, this computer's, those of its windows and freezes, and any that is typed. */
export function ZoneList({ close }: { close: () => void }) {
  const shown = useCalendarZone();
  const own = useSession((session) => session.info?.zone ?? null);
  const [choices] = useState(() => zoneChoices(own));
  const [problem, setProblem] = useState<string | null>(null);
  const choose = (zone: Zone) => {
    showZone(zone);
    close();
  };
  return (
    <ChoiceList
      label="Time zone"
      choices={choices}
      chosen={new Set([shown])}
      onChoose={choose}
      add={{
        verb: 'Show in',
        onAdd: (typed) =>
          isZone(typed)
            ? choose(typed)
            : setProblem(`"${typed}" is not a zone. Type one like Europe/London, or an offset like +05:30.`),
      }}
      note={problem ?? undefined}
    />
  );
}

function zoneChoices(own: Zone | null) {
  const now = Date.now();
  const planned = planZone();
  const uses = new Map<Zone, string>([[planned, "the plan's"]]);
  if (own && !uses.has(own)) uses.set(own, "this computer's");
  for (const { zone, key } of [...plan().all('windows'), ...plan().all('freezes')])
    if (!uses.has(zone)) uses.set(zone, `of ${key}`);
  for (const zone of ['UTC', ...Intl.supportedValuesOf('timeZone')]) if (!uses.has(zone)) uses.set(zone, '');
  return Array.from(uses, ([zone, use]) => ({
    value: zone,
    label: zone,
    about: use ? `${use}, ${sayOffset(now, zone)}` : undefined,
  }));
}
