import { IconArrowNarrowRight, IconChevronDown, IconChevronRight, IconCircleDashed } from '@tabler/icons-react';
import { useState } from 'react';
import type { ImportColumn, ImportPreview } from '../../../shared/api/importPreview.ts';
import { BACKLOG_FIELDS, type BacklogField, backlogFields } from '../../../shared/exchange/backlogFields.ts';
import type { ImportOptions } from '../../../shared/exchange/importOptions.ts';
import { sayCount } from '../../../shared/kernel/timeText.ts';
import { VerdictSign } from '../../ui/signs.tsx';

type Correct = (options: ImportOptions) => void;

/** Each column of the file, what stands in it, and the field it fills. Those that fill none are folded away. */
export function ImportMapping({ preview, correct }: { preview: ImportPreview; correct: Correct }) {
  const used = preview.columns.filter(({ field }) => field !== null);
  const unused = preview.columns.filter(({ field }) => field === null);
  const [isOpen, setIsOpen] = useState(used.length === 0 || preview.problem !== null);
  const choose = (name: string, field: BacklogField | null) => {
    const mapping = Object.fromEntries(
      Object.entries(preview.mapping).filter(([other, column]) => other !== field && column !== name),
    );
    correct({ mapping: field ? { ...mapping, [field]: name } : mapping });
  };
  const row = (column: ImportColumn) => (
    <MappedColumn key={column.name} column={column} preview={preview} choose={(field) => choose(column.name, field)} />
  );
  return (
    <div className="mapping" role="region" aria-label="Columns">
      <h2 className="group">
        Columns{' '}
        <span className="meta">
          {preview.columns.length.toLocaleString('en-US')} in the file, {used.length} used
        </span>
      </h2>
      <div className="mapping-rows">
        {used.map(row)}
        {unused.length > 0 && (
          <button type="button" className="mapping-more" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            {isOpen ? (
              <IconChevronDown size={14} aria-hidden="true" />
            ) : (
              <IconChevronRight size={14} aria-hidden="true" />
            )}
            {sayCount(unused.length, 'column')} left out
            <span className="meta cut">{unused.map(({ name }) => name).join(', ')}</span>
          </button>
        )}
        {isOpen && unused.map(row)}
        <ReadAs preview={preview} />
      </div>
    </div>
  );
}

function MappedColumn({
  column,
  preview,
  choose,
}: {
  column: ImportColumn;
  preview: ImportPreview;
  choose: (field: BacklogField | null) => void;
}) {
  const { name, count, samples, field } = column;
  const note = field && noteOf(field, column, preview);
  return (
    <div className={`mapped${field ? '' : ' is-left-out'}`}>
      {field ? (
        <VerdictSign severity={note?.isWarning ? 'warn' : 'pass'} label={null} />
      ) : (
        <IconCircleDashed size={14} aria-hidden="true" />
      )}
      <div className="mapped-source">
        <div className="cut" dir="auto" title={name}>
          {name}
          {count > 1 && ` × ${count} columns`}
        </div>
        <div className="meta cut" dir="auto" title={samples.join('\n')}>
          {samples.length > 0 ? samples.join(', ') : 'empty'}
        </div>
      </div>
      <IconArrowNarrowRight size={16} aria-hidden="true" />
      <div className="mapped-field">
        <select
          className="import-guess"
          aria-label={`Field for ${name}`}
          value={field ?? ''}
          onChange={(event) => choose((event.currentTarget.value || null) as BacklogField | null)}
        >
          <option value="">Leave out</option>
          {backlogFields.map((option) => (
            <option key={option} value={option}>
              {BACKLOG_FIELDS[option].label}
            </option>
          ))}
        </select>
        {note && <div className={note.isWarning ? 'mapped-warning' : 'meta'}>{note.words}</div>}
      </div>
    </div>
  );
}

interface Note {
  words: string;
  isWarning: boolean;
}

function noteOf(field: BacklogField, { count, name }: ImportColumn, preview: ImportPreview): Note | null {
  const { words, helps, dates, newPeople, mapping } = preview;
  const emptied = helps.find(({ fix }) => fix === `${field}.empty`);
  if (emptied) {
    const what = field === 'points' ? 'no numbers' : 'no dates';
    return { words: `${sayCount(emptied.rows, 'row')}: ${what}`, isWarning: true };
  }
  const known = words[field];
  if (known) return { words: `${known.known} of ${known.all} words known`, isWarning: known.known < known.all };
  if (field === 'externalKey') return { words: 'updates by this key', isWarning: false };
  if (field === 'key') return { words: 'names the item where there is no external key', isWarning: false };
  if (field === 'title' && /^title 1$/i.test(name)) return { words: 'with Title 2 and on: a tree', isWarning: false };
  if (field === 'assignee' && newPeople > 0)
    return { words: `${sayCount(newPeople, 'person', 'people')} new to the plan`, isWarning: false };
  if (dates.columns.includes(field) && mapping[field])
    return dates.isGuessed ? { words: `${dates.order} first, but it can be read both ways`, isWarning: true } : null;
  if (count > 1)
    return { words: field === 'labels' ? 'each is a label' : 'last filled column counts', isWarning: false };
  return null;
}

/** Words of the file that are none of ours, and what they were taken for. */
function ReadAs({ preview: { readAs } }: { preview: ImportPreview }) {
  if (readAs.length === 0) return null;
  return (
    <>
      <h2 className="group">Read as</h2>
      {readAs.slice(0, 20).map(({ field, value, as, rows }) => (
        <p key={`${field}${value}`} className="note">
          {BACKLOG_FIELDS[field].label} “{value}” is read as {as}, {sayCount(rows, 'row')}
        </p>
      ))}
      {readAs.length > 20 && <p className="note">and {sayCount(readAs.length - 20, 'more word')}</p>}
    </>
  );
}
