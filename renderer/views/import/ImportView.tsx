import { IconX } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { sayCount } from '../../../shared/kernel/timeText.ts';
import { takeBack } from '../../app/perform.ts';
import { go } from '../../app/place.ts';
import { Problem } from '../../ui/Problem.tsx';
import { VerdictSign } from '../../ui/signs.tsx';
import { FileButton } from './FileButton.tsx';
import { ImportFacts } from './ImportFacts.tsx';
import { ImportFoot } from './ImportFoot.tsx';
import { ImportMapping } from './ImportMapping.tsx';
import { ImportNotes } from './ImportNotes.tsx';
import { ImportProgressBar } from './ImportProgressBar.tsx';
import { ImportRows } from './ImportRows.tsx';
import { type ImportJob, useImport } from './useImport.ts';

/** One page: the file, which column is what, what would happen. Nothing is written until the button is pressed. */
export default function ImportView() {
  const job = useImport();
  const { preview, problem, done, busy } = job.state;
  const [isOver, setIsOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    void job.choose(event.dataTransfer.files[0]);
  };
  return (
    <section
      className={`import${isOver ? ' is-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={(event) => event.currentTarget.contains(event.relatedTarget as Node | null) || setIsOver(false)}
      onDrop={drop}
      aria-label="Import a backlog"
    >
      <div className="head">
        <h1>Import backlog</h1>
        <Steps step={done ? 2 : preview ? 1 : 0} />
        <span className="grow" />
        <button type="button" className="btn quiet" onClick={() => go('backlog')}>
          <IconX size={15} aria-hidden="true" /> Close
        </button>
      </div>
      {problem && (
        <div className="import-problem">
          <Problem message={problem} />
        </div>
      )}
      <ImportProgressBar busy={busy} bytes={job.state.file?.bytes ?? 0} cancel={job.cancel} />
      <Content job={job} />
    </section>
  );
}

const STEPS = ['File', 'Columns and preview', 'Import'];

function Steps({ step }: { step: number }) {
  return (
    <ol className="import-steps" aria-label="Steps">
      {STEPS.map((name, index) => (
        <li key={name} aria-current={index === step ? 'step' : undefined}>
          {(index < step || step === 2) && <VerdictSign severity="pass" size={13} label="Done:" />} {name}
        </li>
      ))}
    </ol>
  );
}

function Content({ job }: { job: ImportJob }) {
  const { preview, done, busy } = job.state;
  if (done) return <Done job={job} />;
  if (!preview) return busy ? <div className="grow" /> : <Choose choose={(chosen) => void job.choose(chosen)} />;
  return (
    // What is being written was agreed to as it stands.
    <div className="import-content" inert={busy === 'writing'}>
      <ImportFacts preview={preview} correct={job.correct} />
      <ImportNotes preview={preview} job={job} />
      <div className="import-body">
        <ImportMapping preview={preview} correct={job.correct} />
        <ImportRows job={job} preview={preview} />
      </div>
      <ImportFoot job={job} preview={preview} />
    </div>
  );
}

function Choose({ choose }: { choose: (file: File | undefined) => void }) {
  return (
    <div className="empty">
      <h2>Which file?</h2>
      <p>
        A CSV, TSV or xlsx file from Jira, Azure DevOps, GitHub, ServiceNow or any sheet, with a row that names its
        columns. Drop it here or choose it. Nothing is written before you agree.
      </p>
      <div className="actions">
        <FileButton choose={choose} isPrimary label="Choose a file…" />
      </div>
    </div>
  );
}

function Done({ job }: { job: ImportJob }) {
  const { done, preview } = job.state;
  const refused = preview?.counts.refused ?? 0;
  return (
    <div className="empty">
      <h2>{done!.label}</h2>
      <p>
        It is one step: undo takes all of it back.
        {refused > 0 &&
          ` ${sayCount(refused, 'row')} stayed out. Save ${refused === 1 ? 'it' : 'them'} with the reason, mend ${refused === 1 ? 'it' : 'them'} in a spreadsheet, and import that file.`}
      </p>
      <div className="actions">
        <button type="button" className="btn primary" onClick={() => go('backlog')}>
          Open the backlog
        </button>
        {refused > 0 && (
          <button type="button" className="btn" onClick={() => void job.saveRefused()}>
            Save {sayCount(refused, 'refused row')}…
          </button>
        )}
        <button
          type="button"
          className="btn"
          onClick={() => {
            void takeBack(done!.seq);
            job.again();
          }}
        >
          Undo the import
        </button>
        <FileButton choose={(chosen) => void job.choose(chosen)} label="Another file…" />
      </div>
    </div>
  );
}
