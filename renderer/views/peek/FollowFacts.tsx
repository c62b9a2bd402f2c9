import { sayRelative } from '../../../shared/domain/businessTime/relativeTime.ts';
import type { RelativeTime } from '../../../shared/model/relativeTime.ts';
import { plan, useSession } from '../../app/session.ts';
import { IdLink } from '../../ui/IdLink.tsx';
import { Fact } from './Fact.tsx';

/** Which dates the start and end follow, as lines of the facts; nothing where they stand by themselves. */
export function FollowFacts({ startFrom, endFrom }: { startFrom: RelativeTime | null; endFrom: RelativeTime | null }) {
  useSession(({ versions }) => versions.anchors + versions.releases);
  return (
    <>
      {startFrom && <FollowFact title="Starts" relative={startFrom} />}
      {endFrom && <FollowFact title="Ends" relative={endFrom} />}
    </>
  );
}

function FollowFact({ title, relative }: { title: string; relative: RelativeTime }) {
  const { anchorId, releaseId } = relative;
  const anchor = anchorId ? plan().get('anchors', anchorId) : undefined;
  const release = releaseId ? plan().get('releases', releaseId) : undefined;
  const words = sayRelative(relative, plan());
  // A release is named by its key, which is the link; an anchor by its name, and its key stands behind.
  const [before, ...after] = release ? words.split(release.key) : [words];
  return (
    <Fact title={title} isTyped>
      {before}
      {anchor && ' '}
      {anchor && <IdLink collection="anchors" record={anchor} />}
      {release && <IdLink collection="releases" record={release} />}
      {after.join(release?.key)}
    </Fact>
  );
}
