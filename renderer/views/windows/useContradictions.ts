import { useMemo } from 'react';
import { type Contradiction, contradictionsOf } from '../../../shared/domain/sanity.ts';
import { cabMeeting } from '../../../shared/model/cabMeeting.ts';
import { freeze, PLAIN_FREEZE } from '../../../shared/model/freeze.ts';
import { ONCE } from '../../../shared/model/series.ts';
import { maintenanceWindow, PLAIN_WINDOW } from '../../../shared/model/window.ts';
import { plan } from '../../app/session.ts';
import { useNow } from '../../app/useNow.ts';

const KINDS = {
  windows: { schema: maintenanceWindow.omit({ id: true, key: true }), plain: PLAIN_WINDOW },
  freezes: { schema: freeze.omit({ id: true, key: true }), plain: PLAIN_FREEZE },
  cabMeetings: { schema: cabMeeting.omit({ id: true, key: true }), plain: { ...ONCE, cutOff: null, uid: null } },
};

const NONE: readonly Contradiction[] = [];

/** What contradicts itself in what is typed; nothing while the fields are not all there. */
export function useContradictions(
  collection: keyof typeof KINDS,
  record: { id: string; key: string } | undefined,
  fields: object,
): readonly Contradiction[] {
  const now = useNow();
  const typed = JSON.stringify(fields);
  return useMemo(() => {
    const { schema, plain } = KINDS[collection];
    const given = { ...plain, name: '', ...record, ...(JSON.parse(typed) as object) };
    // Nobody need have named it yet.
    const named = { ...given, name: given.name || 'It' };
    const read = schema.safeParse(named);
    if (!read.success) return NONE;
    const draft = record ? { ...read.data, id: record.id, key: record.key } : read.data;
    return contradictionsOf(plan(), draft, collection, now);
  }, [collection, record, typed, now]);
}
