import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { type ImportPreview, type PreviewRow, ROW_FILTERS, type RowFilter } from '../../../shared/api/importPreview.ts';
import { request } from '../../app/transport.ts';
import { Problem } from '../../ui/Problem.tsx';
import { VerdictSign } from '../../ui/signs.tsx';
import { sayFix } from './fixWords.ts';
import { ImportRow } from './ImportRow.tsx';
import { OUTCOMES } from './outcomes.tsx';
import type { ImportJob } from './useImport.ts';

/** The counts, each of which narrows the rows to its own; under a refused row its reason, and what would help all alike. */
export function ImportRows({ preview, job }: { preview: ImportPreview; job: ImportJob }) {
  const { version, file } = job.state;
  const [filter, setFilter] = useState<RowFilter>('all');
  const { rows, more, problem } = useRows(`${file!.handle} ${version}`, filter);
  const { scroller, end, drawn } = useRowsAhead(rows);
  const { counts, helps, fixes } = preview;
  const isWide = useMediaQuery('(min-width: 1440px)') ?? false;
  const all = counts.new + counts.changed + counts.unchanged + counts.refused;
  const total = filter === 'all' ? all : counts[filter];
  return (
    <div className="import-rows">
      <div className="counts" role="group" aria-label="Rows by result">
        {ROW_FILTERS.map((name) => (
          <button key={name} type="button" aria-pressed={filter === name} onClick={() => setFilter(name)}>
            <span>{name === 'all' ? 'All rows' : OUTCOMES[name].word}</span>
            <span className="figures">
              {name === 'refused' && counts.refused > 0 && <VerdictSign severity="block" label={null} />}
              {(name === 'all' ? all : counts[name]).toLocaleString('en-US')}
            </span>
          </button>
        ))}
      </div>
      {problem && <Problem message={problem} />}
      <div ref={scroller} className="scroll" tabIndex={0} role="region" aria-label="Rows">
        <table className="table import-table">
          <thead>
            <tr>
              <th className="number row-number">Row</th>
              <th className="result">Result</th>
              <th className="keys">Key</th>
              <th>Title</th>
              <th className="kinds">Kind</th>
              <th className="states">State</th>
              <th className="number amount">Points</th>
              {isWide && (
                <>
                  <th className="sprints">Sprint</th>
                  <th className="people">Assignee</th>
                  <th className="times">Updated</th>
                </>
              )}
            </tr>
          </thead>
          <tbody>
            {drawn.map((row) => (
              <ImportRow
                key={`${row.row}${row.outcome}`}
                row={row}
                isWide={isWide}
                help={helps.find(({ fix }) => fix === row.problem?.fix)}
                sayFix={sayFix}
                apply={(fix) => job.correct({ fixes: [...fixes, fix] })}
              />
            ))}
          </tbody>
        </table>
        <div ref={end} />
        {drawn.length === rows.length && rows.length < total && rows.length > 0 && (
          <div className="import-more">
            <span className="meta">
              {rows.length.toLocaleString('en-US')} of {total.toLocaleString('en-US')} rows
            </span>
            <button type="button" className="btn small" onClick={more}>
              Show 200 more
            </button>
          </div>
        )}
        {total === 0 && <p className="import-none">{filter === 'all' ? 'No rows to show yet.' : 'No such rows.'}</p>}
      </div>
    </div>
  );
}

const ROWS_AT_ONCE = 50;
const AHEAD = '800px';

/** More as one scrolls towards the end: to lay out hundreds of rows at once would hold the window up. */
function useRowsAhead(rows: readonly PreviewRow[]) {
  const [first] = rows;
  const [drawn, setDrawn] = useState({ first, count: ROWS_AT_ONCE });
  const count = drawn.first === first ? drawn.count : ROWS_AT_ONCE;
  const scroller = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (count >= rows.length) return;
    const observer = new IntersectionObserver(
      ([entry]) => entry?.isIntersecting && setDrawn({ first, count: count + ROWS_AT_ONCE }),
      { root: scroller.current, rootMargin: AHEAD },
    );
    observer.observe(end.current!);
    return () => observer.disconnect();
  }, [first, count, rows.length]);
  return { scroller, end, drawn: rows.slice(0, count) };
}

/** @param read the file's handle, and which reading of it: a new one asks for its rows anew */
function useRows(read: string, filter: RowFilter) {
  const [state, setState] = useState<{ rows: PreviewRow[]; problem: string | null }>({ rows: [], problem: null });
  useEffect(() => {
    let isWanted = true;
    void request('import.rows', { handle: read.split(' ')[0]!, filter, from: 0 }).then((reply) => {
      if (isWanted)
        setState(reply.ok ? { rows: reply.value, problem: null } : { rows: [], problem: reply.refusal.message });
    });
    return () => {
      isWanted = false;
    };
  }, [read, filter]);
  return {
    ...state,
    more: () =>
      void request('import.rows', { handle: read.split(' ')[0]!, filter, from: state.rows.length }).then((reply) => {
        if (reply.ok) setState((before) => ({ ...before, rows: [...before.rows, ...reply.value] }));
      }),
  };
}
