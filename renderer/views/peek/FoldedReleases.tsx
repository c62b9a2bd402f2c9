import { isOver, type Release } from '../../../shared/model/release.ts';
import { openOnes } from '../configuration/related.ts';
import { RecordList } from './RecordList.tsx';

/** Releases that are still to come, in the order of their dates; those that are over stand below, where there are any. */
export function FoldedReleases({ releases, none }: { releases: readonly Release[]; none: string }) {
  const inOrder = releases.toSorted((a, b) => (a.start ?? '9').localeCompare(b.start ?? '9'));
  const over = inOrder.filter(isOver).toReversed();
  return (
    <>
      <RecordList title="Open releases" collection="releases" records={openOnes(inOrder)} none={none} />
      {over.length > 0 && <RecordList title="Earlier releases" collection="releases" records={over} none="" />}
    </>
  );
}
