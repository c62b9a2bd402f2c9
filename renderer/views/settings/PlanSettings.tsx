import { type FormEvent, useState } from 'react';
import type { AnyRefusal } from '../../../shared/api/contract.ts';
import { settingsOf } from '../../../shared/domain/planSettings.ts';
import type { Zone } from '../../../shared/kernel/time.ts';
import { sayInZone } from '../../../shared/kernel/timeText.ts';
import { type PlanSettings as SettingsRecord } from '../../../shared/model/planSettings.ts';
import { perform } from '../../app/perform.ts';
import { go } from '../../app/place.ts';
import { plan, useCollection, useSession } from '../../app/session.ts';
import { useNow } from '../../app/useNow.ts';
import { ChoiceField, TextField, ZoneField } from '../../ui/fields.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { toastRefusal } from '../../ui/toasts.tsx';
import { SettingRow } from './SettingRow.tsx';

const SEVERAL_WINDOWS_WORD: Record<SettingsRecord['severalWindows'], string> = {
  any: 'Needs a window of any of them',
  all: 'Needs a window of each of them',
};

const SEVERAL_WINDOWS_NOTE: Record<SettingsRecord['severalWindows'], string> = {
  any: 'It lies inside one open time of the windows that are for it.',
  all: 'For every service that it touches it lies inside an open time of the windows for that service.',
};

/** The plan's name and the zone in which its times are shown: a command like any other. */
export function PlanSettings() {
  useCollection('plan');
  const kept = settingsOf(plan());
  const path = useSession((session) => session.status?.path);
  const [name, setName] = useState(kept?.name ?? '');
  const [zone, setZone] = useState(kept?.zone ?? 'UTC');
  const [refusal, setRefusal] = useState<AnyRefusal | null>(null);
  const now = useNow();
  if (!kept) return null;
  const isRenamed = name.trim() !== kept.name;
  const isElsewhere = zone !== kept.zone;

  async function save(event: FormEvent) {
    event.preventDefault();
    const reply = await perform('plan.change', { ...(isRenamed ? { name } : {}), ...(isElsewhere ? { zone } : {}) });
    setRefusal(reply.ok ? null : reply.refusal);
  }

  return (
    <section aria-labelledby="settings-plan">
      <h2 className="group" id="settings-plan">
        This plan
      </h2>
      <form onSubmit={(event) => void save(event)} noValidate>
        <SettingRow label="Name" note={path}>
          <TextField label="Name of the plan" name="name" value={name} onChange={setName} refusal={refusal} />
        </SettingRow>
        <SettingRow label="Time zone" note={isElsewhere ? sayElsewhere(zone, kept.zone, now) : SHOWN_IN}>
          <ZoneField label="Time zone of the plan" name="zone" value={zone} onChange={setZone} refusal={refusal} />
        </SettingRow>
        <ChoicesAtOnce kept={kept} />
        {(isRenamed || isElsewhere) && (
          <SaveRow
            action={isElsewhere ? `Show the plan in ${zone}` : 'Rename the plan'}
            refusal={refusal}
            leave={() => {
              setName(kept.name);
              setZone(kept.zone);
              setRefusal(null);
            }}
          />
        )}
      </form>
    </section>
  );
}

const SHOWN_IN = 'Every time is shown in it. Windows and freezes keep a zone of their own.';

const sayElsewhere = (zone: Zone, before: Zone, now: number): string =>
  `Every time is then shown in ${zone}: now is ${sayInZone(now, zone, before, now)}. Nothing moves: releases keep their moment, windows and freezes the clock of their own zone.`;

/** A choice counts as soon as it is made. */
async function changeAtOnce(fields: object) {
  const reply = await perform('plan.change', fields);
  if (!reply.ok) toastRefusal(reply.refusal);
}

const ChoicesAtOnce = ({ kept }: { kept: SettingsRecord }) => (
  <>
    <SettingRow label="Several services" note={SEVERAL_WINDOWS_NOTE[kept.severalWindows]}>
      <ChoiceField
        label="A release that touches several services"
        value={kept.severalWindows}
        words={SEVERAL_WINDOWS_WORD}
        onChange={(severalWindows) => void changeAtOnce({ severalWindows })}
      />
    </SettingRow>
    <SettingRow label="Working days" note={sayCalendar(kept.calendarId)}>
      <button type="button" className="btn" onClick={() => go('workingDays')}>
        Business calendars and anchor dates…
      </button>
    </SettingRow>
  </>
);

/** Saves what was typed, or leaves it. */
const SaveRow = ({ action, refusal, leave }: { action: string; refusal: AnyRefusal | null; leave: () => void }) => (
  <SettingRow label="">
    {refusal && <Problem message={refusal.message} />}
    <div className="buttons">
      <button type="submit" className="btn">
        {action}
      </button>
      <button type="button" className="btn quiet" onClick={leave}>
        Leave it as it was
      </button>
    </div>
  </SettingRow>
);

function sayCalendar(id: string | null): string {
  const calendar = id === null ? undefined : plan().get('businessCalendars', id);
  return calendar
    ? `Business days are those of ${calendar.name}.`
    : 'Business days are Monday to Friday, without holidays.';
}
