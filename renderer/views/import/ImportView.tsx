import { Select } from '@mantine/core';
import { IconFileText, IconX } from '@tabler/icons-react';
import { type DragEvent, useRef, useState } from 'react';
import type { ImportPreview, PickedFile } from '../../../shared/api/contract.ts';
import { BACKLOG_FIELDS, type BacklogMapping, backlogFields } from '../../../shared/exchange/backlogMapping.ts';
import { sayCount } from '../../../shared/kernel/timeText.ts';
import { sayDone } from '../../app/perform.ts';
import { go } from '../../app/place.ts';
import { settled } from '../../app/session.ts';
import { offerFile, request } from '../../app/transport.ts';
import { Problem } from '../../ui/Problem.tsx';
import { ImportRows } from './ImportRows.tsx';

/** One page: the file, which column is what, what would happen. Nothing is written until the button is pressed. */
export default function ImportView() {
  const [file, setFile] = useState<PickedFile | null>(null);
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  async function look(picked: PickedFile, mapping?: BacklogMapping) {
    setIsBusy(true);
    const reply = await request('import.preview', { handle: picked.handle, ...(mapping ? { mapping } : {}) });
    setIsBusy(false);
    setFile(picked);
    setProblem(reply.ok ? null : reply.refusal.message);
    if (reply.ok) setPreview(reply.value);
  }
  async function choose(chosen: File | undefined) {
    if (!chosen) return;
    setPreview(null);
    await look(await offerFile(chosen));
  }
  async function importIt() {
    if (!file || !preview) return;
    setIsBusy(true);
    const reply = await settled(request('import.run', { handle: file.handle, mapping: preview.mapping }));
    setIsBusy(false);
    if (!reply.ok) return setProblem(reply.refusal.message);
    sayDone(reply.value);
    go('backlog');
  }
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void choose(event.dataTransfer.files[0]);
  };

  return (
    <section
      className="import"
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
      aria-label="Import a backlog"
    >
      <div className="head">
        <h1>Import backlog</h1>
        <span className="facts cut grow">{preview && sayFile(preview)}</span>
        <button type="button" className="btn quiet" onClick={() => go('backlog')}>
          <IconX size={15} aria-hidden="true" /> Close
        </button>
      </div>
      {problem && (
        <div className="import-problem">
          <Problem message={problem} />
        </div>
      )}
      {preview && file ? (
        <Columns preview={preview} change={(mapping) => void look(file, mapping)} />
      ) : (
        <Choose choose={(chosen) => void choose(chosen)} />
      )}
      {preview && (
        <Footer
          preview={preview}
          isBusy={isBusy}
          importIt={() => void importIt()}
          choose={(chosen) => void choose(chosen)}
        />
      )}
    </section>
  );
}

function sayFile({ file, counts }: ImportPreview): string {
  const rows = counts.new + counts.changed + counts.unchanged + counts.refused;
  const between = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' }[file.delimiter] ?? file.delimiter;
  return `${file.name}: ${sayCount(rows, 'row')}, ${sayCount(file.header.length, 'column')}, ${file.encoding}, ${between} between`;
}

function Choose({ choose }: { choose: (file: File | undefined) => void }) {
  return (
    <div className="empty">
      <h2>Which file?</h2>
      <p>
        A CSV from Jira, Azure DevOps, GitHub or any sheet, with a header in its first row. Drop it here or choose it.
        Nothing is written before you agree.
      </p>
      <div className="actions">
        <FileButton choose={choose} isPrimary label="Choose a file…" />
      </div>
    </div>
  );
}

function FileButton({
  choose,
  label,
  isPrimary = false,
}: {
  choose: (file: File | undefined) => void;
  label: string;
  isPrimary?: boolean;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className={`btn${isPrimary ? ' primary' : ''}`} onClick={() => input.current?.click()}>
        <IconFileText size={15} aria-hidden="true" /> {label}
      </button>
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,text/csv"
        hidden
        aria-label={label}
        onChange={(event) => {
          choose(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}

function Columns({ preview, change }: { preview: ImportPreview; change: (mapping: BacklogMapping) => void }) {
  const columns = [...new Set(preview.file.header)].filter(Boolean);
  const set = (field: keyof BacklogMapping, column: string | null) => {
    const { [field]: _, ...rest } = preview.mapping;
    change(column ? { ...rest, [field]: column } : rest);
  };
  return (
    <div className="import-body">
      <div className="mapping">
        <h2 className="group">Columns</h2>
        {backlogFields.map((field) => (
          <Select
            key={field}
            label={BACKLOG_FIELDS[field].label}
            data={columns}
            value={preview.mapping[field] ?? null}
            placeholder="Leave out"
            onChange={(column) => set(field, column)}
            searchable
            clearable={field !== 'title'}
            clearButtonProps={{ 'aria-label': `Leave out ${BACKLOG_FIELDS[field].label}` }}
          />
        ))}
        {preview.readAs.length > 0 && <h2 className="group">Read as</h2>}
        {preview.readAs.slice(0, 20).map(({ field, value, as, rows }) => (
          <p key={`${field}${value}`} className="note">
            {BACKLOG_FIELDS[field].label} “{value}” is read as {as}, {sayCount(rows, 'row')}
          </p>
        ))}
      </div>
      <ImportRows preview={preview} />
    </div>
  );
}

interface FooterProperties {
  preview: ImportPreview;
  isBusy: boolean;
  importIt: () => void;
  choose: (file: File | undefined) => void;
}

function Footer({ preview: { counts }, isBusy, importIt, choose }: FooterProperties) {
  const count = counts.new + counts.changed;
  return (
    <div className="import-foot">
      <FileButton choose={choose} label="Another file…" />
      <span className="grow" />
      <span className="meta">Nothing is written yet. One step to undo. A backup is made first.</span>
      <button type="button" className="btn primary" disabled={isBusy || count === 0} onClick={importIt}>
        {count === 0 ? 'Nothing to import' : `Import ${sayCount(count, 'item')}`}
      </button>
    </div>
  );
}
