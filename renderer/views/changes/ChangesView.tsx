import { useMemo } from 'react';
import { toEpoch } from '../../../shared/kernel/time.ts';
import { sayCount, sayLength, sayWhen } from '../../../shared/kernel/timeText.ts';
import { backOutPlanMinutes, type ChangeRecord } from '../../../shared/model/changeRecord.ts';
import { isOver, type Release } from '../../../shared/model/release.ts';
import { sayVerdict } from '../../../shared/rules/evaluate.ts';
import { go, peek, usePlace } from '../../app/place.ts';
import { plan, useCollection, useSession, useZone } from '../../app/session.ts';
import { useNow } from '../../app/useNow.ts';
import { verdictOf } from '../../app/verdicts.ts';
import { DataTable, type TableColumn } from '../../ui/DataTable.tsx';
import { IdLink } from '../../ui/IdLink.tsx';
import { keyColumn, none } from '../../ui/recordColumns.tsx';
import { VerdictSign } from '../../ui/signs.tsx';
import { CHANGE_TYPE_WORD } from '../../ui/words.ts';

/** All change records with what stands against each. Date and name are those of the release. */
export default function ChangesView() {
  const changes = useCollection('changes');
  const versions = useSession((session) => session.versions);
  const peeked = usePlace((place) => place.peek?.id);
  const zone = useZone();
  const now = useNow();
  // oxlint-disable-next-line react/exhaustive-deps -- verdicts are read from the plan, which changes in place
  const columns = useMemo(() => columnsFor(zone, now), [zone, now, versions]);
  return (
    <>
      <div className="head">
        <h1>Changes</h1>
        <span className="facts cut grow">{sayCount(changes.length, 'change record')}</span>
      </div>
      {changes.length === 0 ? (
        <NoChanges />
      ) : (
        <DataTable
          label="Changes"
          columns={columns}
          rows={changes}
          sorting={FIRST_SORTING}
          onPeek={({ id }) => peek('changes', id)}
          onOpen={({ releaseId }) => go('release', releaseId)}
          peeked={peeked}
          version={Object.values(versions).reduce((sum, one) => sum + one)}
        />
      )}
    </>
  );
}

const FIRST_SORTING = [{ id: 'start', desc: false }];

const releaseOf = ({ releaseId }: ChangeRecord): Release => plan().get('releases', releaseId)!;

const columnsFor = (zone: string, now: number): TableColumn<ChangeRecord>[] => [
  keyColumn('changes'),
  {
    id: 'release',
    title: 'Release',
    value: (change) => releaseOf(change).name,
    cell: (change) => (
      <span className="cell" dir="auto" title={releaseOf(change).name}>
        <IdLink collection="releases" record={releaseOf(change)} isInGrid />{' '}
        <span className="cut">{releaseOf(change).name}</span>
      </span>
    ),
  },
  {
    id: 'start',
    title: 'Starts',
    width: 180,
    value: (change) => (releaseOf(change).start ? toEpoch(releaseOf(change).start!) : null),
    cell: (change) => (releaseOf(change).start ? sayWhen(releaseOf(change).start!, zone, now) : none),
  },
  {
    id: 'verdict',
    title: 'Verdict',
    width: 190,
    value: (change) => (isOver(releaseOf(change)) ? null : verdictOf(releaseOf(change), 'go').severity),
    cell: (change) => {
      const release = releaseOf(change);
      if (isOver(release)) return none;
      const verdict = verdictOf(release, 'go');
      return (
        <span className="cell">
          <VerdictSign severity={verdict.severity} label={null} /> {sayVerdict(verdict)}
        </span>
      );
    },
  },
  {
    id: 'type',
    title: 'Type',
    width: 110,
    value: ({ type }) => type,
    cell: ({ type }) => CHANGE_TYPE_WORD[type],
  },
  {
    id: 'test',
    title: 'Test',
    width: 90,
    value: ({ testResult }) => testResult?.outcome ?? null,
    cell: ({ testResult }) => (testResult ? { passed: 'Passed', failed: 'Failed' }[testResult.outcome] : none),
  },
  {
    id: 'backOut',
    title: 'Back-out',
    width: 150,
    value: (change) => backOutPlanMinutes(change) || null,
    cell: (change) =>
      change.backOutPlan.length > 0
        ? `${sayCount(change.backOutPlan.length, 'step')}, ${sayLength(backOutPlanMinutes(change))}`
        : none,
  },
];

function NoChanges() {
  return (
    <section className="empty">
      <h2>No change records yet</h2>
      <p>A release gets its change record by one press. Its date and scope stay in step with the release.</p>
      <div className="actions">
        <button type="button" className="btn primary" onClick={() => go('releases')}>
          Go to releases
        </button>
      </div>
    </section>
  );
}
