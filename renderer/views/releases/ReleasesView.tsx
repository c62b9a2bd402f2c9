import { IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { toEpoch } from '../../../shared/kernel/time.ts';
import { sayCount, sayLength, sayWhen } from '../../../shared/kernel/timeText.ts';
import { isOver, RELEASE_STATES, type Release } from '../../../shared/model/release.ts';
import { sayVerdict } from '../../../shared/rules/evaluate.ts';
import { go, openForm, peek, usePlace } from '../../app/place.ts';
import { useCollection, useSession, useZone } from '../../app/session.ts';
import { useNow } from '../../app/useNow.ts';
import { verdictOf } from '../../app/verdicts.ts';
import { DataTable, type TableColumn } from '../../ui/DataTable.tsx';
import { keyColumn, nameColumn, none } from '../../ui/recordColumns.tsx';
import { KIND_WORD, KindSign, VerdictSign } from '../../ui/signs.tsx';
import { ReleaseStateChip } from '../release/ReleaseStateChip.tsx';

/** All releases, dated first, with what the rules say of each. */
export default function ReleasesView() {
  const releases = useCollection('releases');
  const version = useSession(({ versions }) => Object.values(versions).reduce((sum, one) => sum + one));
  const peeked = usePlace((place) => place.peek?.id);
  const zone = useZone();
  const now = useNow();
  const columns = useMemo(() => columnsFor(zone, now), [zone, now]);
  return (
    <>
      <div className="head">
        <h1>Releases</h1>
        <span className="facts cut grow">{sayCount(releases.length, 'release')}</span>
        <button type="button" className="btn primary" onClick={() => openForm('release')}>
          <IconPlus size={15} aria-hidden="true" /> New release
        </button>
      </div>
      {releases.length === 0 ? (
        <NoReleases />
      ) : (
        <DataTable
          label="Releases"
          columns={columns}
          rows={releases}
          sorting={FIRST_SORTING}
          onPeek={({ id }) => peek('releases', id)}
          onOpen={({ id }) => go('release', id)}
          peeked={peeked}
          version={version}
        />
      )}
    </>
  );
}

const FIRST_SORTING = [{ id: 'start', desc: false }];

const columnsFor = (zone: string, now: number): TableColumn<Release>[] => [
  keyColumn('releases'),
  nameColumn('name', 'Name'),
  {
    id: 'kind',
    title: 'Kind',
    width: 120,
    value: ({ kind }) => kind,
    cell: ({ kind }) => (
      <span className="cell">
        <KindSign kind={kind} /> {KIND_WORD[kind]}
      </span>
    ),
  },
  {
    id: 'state',
    title: 'State',
    width: 110,
    value: ({ state }) => RELEASE_STATES.indexOf(state),
    cell: ({ state }) => <ReleaseStateChip state={state} />,
  },
  {
    id: 'start',
    title: 'Starts',
    width: 180,
    value: ({ start }) => (start ? toEpoch(start) : null),
    cell: ({ start }) => (start ? sayWhen(start, zone, now) : none),
  },
  // Before the lengths: in a narrow window the last columns give way.
  {
    id: 'verdict',
    title: 'Verdict',
    width: 190,
    value: (release) => (hasVerdict(release) ? verdictOf(release).severity : null),
    cell: (release) => <Verdict release={release} />,
  },
  {
    id: 'length',
    title: 'Length',
    width: 100,
    isNumber: true,
    value: ({ lengthMinutes }) => lengthMinutes,
    cell: ({ lengthMinutes }) => sayLength(lengthMinutes),
  },
  {
    id: 'backOut',
    title: 'Back-out',
    width: 100,
    isNumber: true,
    value: ({ backOutMinutes }) => backOutMinutes,
    cell: ({ backOutMinutes }) => sayLength(backOutMinutes),
  },
];

/** What is over was decided long ago; its state says what became of it. */
const hasVerdict = (release: Release): boolean => release.start !== null && !isOver(release);

function Verdict({ release }: { release: Release }) {
  if (!hasVerdict(release)) return none;
  const verdict = verdictOf(release);
  return (
    <span className="cell">
      <VerdictSign severity={verdict.severity} /> {sayVerdict(verdict)}
    </span>
  );
}

function NoReleases() {
  return (
    <section className="empty">
      <h2>No releases yet</h2>
      <p>A release carries backlog items live, on a date inside a maintenance window and outside every freeze.</p>
      <div className="actions">
        <button type="button" className="btn primary" onClick={() => openForm('release')}>
          New release
        </button>
      </div>
    </section>
  );
}
