import { type ScheduleEntry, scheduleEntry } from '../../../shared/exchange/forwardSchedule.ts';
import { toEpoch, type Zone } from '../../../shared/kernel/time.ts';
import { saySpan } from '../../../shared/kernel/timeText.ts';
import { capitalise } from '../../../shared/kernel/words.ts';
import { isOver, type Release, releaseEnd } from '../../../shared/model/release.ts';
import type { Verdict } from '../../../shared/rules/evaluate.ts';
import { plan } from '../../app/session.ts';
import { verdictOf } from '../../app/verdicts.ts';
import type { TableColumn } from '../../ui/DataTable.tsx';
import { keyColumn, nameColumn, Text, textOrNone } from '../../ui/recordColumns.tsx';
import { KIND_WORD, KindSign, VerdictSign } from '../../ui/signs.tsx';

const entries = new WeakMap<Verdict, ScheduleEntry>();

/** Made for the rows in view, and for all only when they are sorted by it; as good as its verdict. */
function entryOf(release: Release): ScheduleEntry {
  const verdict = verdictOf(release);
  const known = entries.get(verdict) ?? scheduleEntry(release, plan(), verdict);
  entries.set(verdict, known);
  return known;
}

const text = (
  id: string,
  title: string,
  width: number,
  say: (entry: ScheduleEntry) => string | null,
): TableColumn<Release> => ({
  id,
  title,
  width,
  value: (release) => say(entryOf(release)) || null,
  cell: (release) => textOrNone(say(entryOf(release))),
});

/** What a board asks first comes first: in a narrow window the last columns give way; the CSV and the print have them all. */
export const scheduleColumns = (zone: Zone, now: number): TableColumn<Release>[] => [
  { ...keyColumn('releases'), width: 84 },
  nameColumn('name', 'Name'),
  {
    id: 'start',
    title: 'When',
    width: 217,
    value: ({ start }) => toEpoch(start!),
    cell: (release) => (
      <Text>{saySpan(toEpoch(release.start!), releaseEnd({ ...release, start: release.start! }), zone, now)}</Text>
    ),
  },
  {
    id: 'verdict',
    title: 'Verdict',
    width: 150,
    value: (release) => verdictOf(release).severity,
    cell: (release) => (
      <span className="cell">
        {!isOver(release) && <VerdictSign severity={verdictOf(release).severity} />} {entryOf(release).verdict}
      </span>
    ),
  },
  text('change', 'Change', 113, ({ change, changeType }) => [change, changeType].filter(Boolean).join(', ')),
  text('services', 'Services', 108, ({ services }) => services.join(', ')),
  text('window', 'Window', 116, ({ windows }) => windows.join(', ')),
  {
    id: 'kind',
    title: 'Kind',
    width: 115,
    value: ({ kind }) => kind,
    cell: ({ kind }) => (
      <span className="cell">
        <KindSign kind={kind} /> {KIND_WORD[kind]}
      </span>
    ),
  },
  text('environment', 'Environment', 120, ({ environment }) => environment),
  text('owner', 'Owner', 130, ({ owner }) => owner),
  text('risk', 'Risk', 90, ({ risk }) => risk && capitalise(risk)),
  text('notes', 'Freezes and approvals', 220, ({ notes }) => notes.join('; ')),
  text('items', 'Configuration items', 180, ({ configurationItems }) => configurationItems.join(', ')),
];
