import { IconCalendarEvent } from '@tabler/icons-react';
import { statesAfter } from '../../../shared/domain/releaseState.ts';
import { toEpoch } from '../../../shared/kernel/time.ts';
import { sayLength, saySpan } from '../../../shared/kernel/timeText.ts';
import { type Release, releaseEnd } from '../../../shared/model/release.ts';
import { perform } from '../../app/perform.ts';
import { go, openForm } from '../../app/place.ts';
import { useZone } from '../../app/session.ts';
import { useNow } from '../../app/useNow.ts';
import { IdLink } from '../../ui/IdLink.tsx';
import { KIND_WORD, KindSign } from '../../ui/signs.tsx';
import { toastRefusal } from '../../ui/toasts.tsx';
import { startMoving } from '../calendar/moving.ts';
import { removeRecord } from '../peek/removeRecord.ts';
import { ReleaseStateChip } from './ReleaseStateChip.tsx';

/** What it is, when it runs, how far it has come, and what can be done with it. */
export function ReleaseHead({ release }: { release: Release }) {
  return (
    <>
      <div className="head">
        <IdLink collection="releases" record={release} />
        <KindSign kind={release.kind} size={16} />
        <h1 className="cut" dir="auto" title={release.name}>
          {release.name}
        </h1>
        <span className="chip">{KIND_WORD[release.kind]}</span>
        <ReleaseStateChip state={release.state} />
        <span className="grow" />
        <button type="button" className="btn quiet" onClick={() => openForm('release', { subject: release.id })}>
          Edit…
        </button>
        <button type="button" className="btn quiet" onClick={() => openForm('release.clone', { subject: release.id })}>
          Clone…
        </button>
        <button type="button" className="btn quiet" onClick={() => void removeAndLeave(release.id)}>
          Delete
        </button>
      </div>
      <div className="tools">
        <IconCalendarEvent size={15} stroke={1.7} aria-hidden="true" />
        <When release={release} />
        <span className="grow" />
        <button type="button" className="btn" onClick={() => go('notes', release.id)}>
          Notes <kbd>R</kbd>
        </button>
        <button type="button" className="btn" onClick={() => startMoving(release)}>
          Move… <kbd>M</kbd>
        </button>
        <NextStates release={release} />
      </div>
    </>
  );
}

function When({ release }: { release: Release }) {
  const zone = useZone();
  const now = useNow();
  const length = `${sayLength(release.lengthMinutes)}, ${sayLength(release.backOutMinutes)} reserve`;
  if (release.start === null) return <span className="meta cut">No date yet. {length}</span>;
  const end = releaseEnd({ ...release, start: release.start });
  return (
    <span className="cut">
      {saySpan(toEpoch(release.start), end, zone, now)} <span className="meta">{length}</span>
    </span>
  );
}

const SAY_DECISION: Record<Release['state'], string> = {
  planning: 'Back to planning',
  go: 'Decide: go',
  done: 'Close as done',
  failed: 'Declare failed',
  cancelled: 'Cancel the release',
};

/** The likeliest next state stands out; a refusal says what it lacks. */
function NextStates({ release }: { release: Release }) {
  const [likeliest] = statesAfter(release);
  return statesAfter(release).map((state) => (
    <button
      key={state}
      type="button"
      className={`btn${state === likeliest ? ' primary' : ''}${state === 'failed' ? ' danger' : ''}`}
      onClick={() => void setState(release.id, state)}
    >
      {SAY_DECISION[state]}
    </button>
  ));
}

async function setState(id: string, state: Release['state']): Promise<void> {
  const reply = await perform('release.setState', { release: id, state });
  if (!reply.ok) toastRefusal(reply.refusal);
}

async function removeAndLeave(id: string): Promise<void> {
  await removeRecord('release', id);
  go('releases');
}
