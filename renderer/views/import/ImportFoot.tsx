import { IconDownload } from '@tabler/icons-react';
import type { ImportPreview } from '../../../shared/api/importPreview.ts';
import { sayCount } from '../../../shared/kernel/timeText.ts';
import { FileButton } from './FileButton.tsx';
import type { ImportJob } from './useImport.ts';

/** What the button will do, in numbers. */
export function ImportFoot({ preview, job }: { preview: ImportPreview; job: ImportJob }) {
  const { counts, problem } = preview;
  const count = counts.new + counts.changed;
  const isReady = count > 0 && job.state.busy === null;
  return (
    <div className="import-foot">
      <FileButton choose={(chosen) => void job.choose(chosen)} label="Another file…" />
      <span className="grow" />
      <span className="meta">{sayWhy(preview)}</span>
      {counts.refused > 0 && (
        <button type="button" className="btn" onClick={() => void job.saveRefused()}>
          <IconDownload size={15} aria-hidden="true" /> Save {sayCount(counts.refused, 'refused row')}…
        </button>
      )}
      <button type="button" className="btn primary" disabled={!isReady} onClick={() => void job.run()}>
        {count === 0 || problem ? 'Nothing to import' : `Import ${sayCount(count, 'item')}`}
      </button>
    </div>
  );
}

function sayWhy({ counts, problem }: ImportPreview): string {
  if (problem) return 'First choose the column of the title.';
  if (counts.new + counts.changed > 0) return 'Nothing is written yet. One step to undo. A backup is made first.';
  if (counts.unchanged > 0) return 'Nothing is written: all rows stand in the plan as they are.';
  return counts.refused > 0 ? 'Nothing is written: every row is refused.' : 'The file has a header and no rows.';
}
