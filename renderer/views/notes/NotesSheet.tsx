import { useEffect, useState } from 'react';
import type { MergedText } from '../../../shared/domain/mergeText.ts';
import { notesOf, regenerateNotes } from '../../../shared/domain/releaseNotes.ts';
import type { Release } from '../../../shared/model/release.ts';
import { sayDone } from '../../app/perform.ts';
import { openForm } from '../../app/place.ts';
import { plan, run, useSession } from '../../app/session.ts';
import { IdLink } from '../../ui/IdLink.tsx';
import { Later, type Load } from '../../ui/Later.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { toast, toastRefusal } from '../../ui/toasts.tsx';
import { type News, NotesNews } from './NotesNews.tsx';
import { createNotesKeeper } from './notesKeeper.ts';
import { keepBeforeLeaving } from './openNotes.ts';
import { SourceText } from './SourceText.tsx';
import type { SurfaceProperties } from './surface.ts';

const loadRichText: Load<SurfaceProperties> = () => import('./RichTextArea.tsx');

type Mode = 'rich' | 'source';

/** The text, how it is shown, and what there is to say of it. It saves itself. */
export function NotesSheet({ release }: { release: Release }) {
  const [mode, setMode] = useState<Mode>('rich');
  const [news, setNews] = useState<News | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [keeper] = useState(() =>
    createNotesKeeper(notesOf(plan(), release.id)?.body ?? '', {
      save: (body, before) => run('releaseNotes.edit', { release: release.id, body, before }),
      merged: (clashes) => setNews({ kind: 'merged', clashes }),
      refused: (refusal) => setProblem(refusal?.message ?? null),
    }),
  );

  useEffect(() => {
    const stop = useSession.subscribe((session, before) => {
      if (session.versions.releaseNotes !== before.versions.releaseNotes)
        keeper.arrived(notesOf(plan(), release.id)?.body ?? '');
    });
    const forget = keepBeforeLeaving(keeper.flush);
    return () => {
      stop();
      forget();
    };
  }, [keeper, release.id]);

  function switchTo(next: Mode): void {
    if (next === mode) return;
    setNews(null);
    setMode(next);
  }
  useSwitchKey(() => switchTo(mode === 'rich' ? 'source' : 'rich'));

  async function regenerate(): Promise<void> {
    await keeper.flush();
    const made = regenerateNotes(plan(), release);
    if (!made.ok) return toastRefusal(made.refusal);
    if (made.value.text === notesOf(plan(), release.id)?.body)
      return toast(`The notes of ${release.key} say all that its items say. Nothing was changed`);
    const reply = await run('releaseNotes.generate', { release: release.id });
    if (!reply.ok) return toastRefusal(reply.refusal);
    sayDone(reply.value);
    setNews(newsOf(made.value));
  }

  const surfaceProperties: SurfaceProperties = {
    begin: keeper.text,
    onChange: keeper.changed,
    onReady: keeper.attach,
    onLoss: (loss) => {
      setNews({ kind: 'loss', ...loss });
      setMode('source');
    },
  };
  return (
    <>
      <div className="head">
        <IdLink collection="releases" record={release} />
        <h1>Release notes</h1>
        <span className="facts cut grow" dir="auto" title={release.name}>
          {release.name}
        </span>
        <SegmentedControl label="Shown as" value={mode} options={MODES} onChange={switchTo} />
        <button type="button" className="btn" onClick={() => openForm('notes.template')}>
          Template…
        </button>
        <button type="button" className="btn" onClick={() => void regenerate()}>
          Generate anew
        </button>
        <button
          type="button"
          className="btn primary"
          onClick={() => void keeper.flush().then(() => openForm('notes.publish', { subject: release.id }))}
        >
          Publish…
        </button>
      </div>
      {problem && (
        <div className="notes-news">
          <Problem message={problem} />
        </div>
      )}
      <NotesNews news={news} close={() => setNews(null)} />
      <div className="notes-body" onBlur={() => void keeper.flush()}>
        {mode === 'rich' ? (
          <Later load={loadRichText} properties={surfaceProperties} />
        ) : (
          <SourceText {...surfaceProperties} />
        )}
      </div>
    </>
  );
}

const MODES = [
  { value: 'rich', label: 'Rich text' },
  { value: 'source', label: 'Source' },
] as const;

const newsOf = ({ clashes }: MergedText): News | null => (clashes.length > 0 ? { kind: 'regenerated', clashes } : null);

/** Ctrl / switches between the two, also while the text is edited. */
function useSwitchKey(switchOver: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== '/' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
      event.preventDefault();
      switchOver();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
}
