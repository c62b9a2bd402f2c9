import { notesOf } from '../../../shared/domain/releaseNotes.ts';
import { sayCount } from '../../../shared/kernel/timeText.ts';
import type { Release } from '../../../shared/model/release.ts';
import { perform } from '../../app/perform.ts';
import { go, usePlace } from '../../app/place.ts';
import { plan, useSession } from '../../app/session.ts';
import { IdLink } from '../../ui/IdLink.tsx';
import { toastRefusal } from '../../ui/toasts.tsx';
import { NotesSheet } from './NotesSheet.tsx';
import './notes.css';

/** The notes of one release: written, generated anew, published (FLOW step 10). */
export default function NotesView() {
  const releaseId = usePlace((place) => place.subject);
  useSession((session) => session.versions);
  const release = releaseId ? plan().get('releases', releaseId) : undefined;
  if (!release) return <NoRelease />;
  return notesOf(plan(), release.id) ? (
    <NotesSheet key={release.id} release={release} />
  ) : (
    <NoNotes release={release} />
  );
}

function NoRelease() {
  return (
    <>
      <div className="head">
        <h1 className="grow">Release notes</h1>
      </div>
      <section className="empty">
        <h2>No release chosen</h2>
        <p>Notes belong to a release. Choose one in the list, then press R.</p>
        <div className="actions">
          <button type="button" className="btn primary" onClick={() => go('releases')}>
            Go to releases
          </button>
        </div>
      </section>
    </>
  );
}

function NoNotes({ release }: { release: Release }) {
  const items = [...plan().referring('items', 'releaseId', release.id)].length;
  const start = async (name: string, input: object) => {
    const reply = await perform(name, { release: release.id, ...input });
    if (!reply.ok) toastRefusal(reply.refusal);
  };
  return (
    <>
      <div className="head">
        <IdLink collection="releases" record={release} />
        <h1>Release notes</h1>
        <span className="facts cut grow" dir="auto">
          {release.name}
        </span>
      </div>
      <section className="empty">
        <h2>No notes for {release.key} yet</h2>
        <p>
          They tell the people who use it what changes. They are made from the {sayCount(items, 'item')} of the release
          by type, and yours to edit: what you change stays when they are generated anew.
        </p>
        <div className="actions">
          <button type="button" className="btn primary" onClick={() => void start('releaseNotes.generate', {})}>
            Generate the notes
          </button>
          <button
            type="button"
            className="btn"
            onClick={() => void start('releaseNotes.edit', { body: '', before: '' })}
          >
            Start with an empty page
          </button>
        </div>
      </section>
    </>
  );
}
