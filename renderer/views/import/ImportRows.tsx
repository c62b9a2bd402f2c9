import { IconCheck, IconPencil, IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ImportPreview } from '../../../shared/api/contract.ts';
import type { RowOutcome } from '../../../shared/domain/backlogImport.ts';
import { VerdictSign } from '../../ui/signs.tsx';
import { ITEM_KIND_WORD, ITEM_STATE_WORD } from '../../ui/words.ts';

const OUTCOME: Record<RowOutcome, { word: string; sign: ReactNode }> = {
  new: { word: 'New', sign: <IconPlus size={14} aria-hidden="true" /> },
  changed: { word: 'Changed', sign: <IconPencil size={14} aria-hidden="true" /> },
  unchanged: { word: 'Unchanged', sign: <IconCheck size={14} aria-hidden="true" /> },
};

/** The counts, the rows that are refused with their reasons, and the first of the others. */
export function ImportRows({ preview: { counts, rows, refused } }: { preview: ImportPreview }) {
  return (
    <div className="import-rows">
      <dl className="counts">
        {(['new', 'changed', 'unchanged', 'refused'] as const).map((name) => (
          <div key={name}>
            <dt>{name === 'refused' ? 'Refused' : OUTCOME[name].word}</dt>
            <dd className="figures">
              {name === 'refused' && counts.refused > 0 && <VerdictSign severity="block" />}
              {counts[name].toLocaleString('en-US')}
            </dd>
          </div>
        ))}
      </dl>
      <div className="scroll" tabIndex={0} role="region" aria-label="Rows">
        {refused.map(({ row, message }) => (
          <p key={row} className="note problem">
            <VerdictSign severity="block" /> {message}
          </p>
        ))}
        <table className="table">
          <thead>
            <tr>
              <th className="number" style={{ width: 60 }}>
                Row
              </th>
              <th style={{ width: 110 }}>Result</th>
              <th style={{ width: 120 }}>Key</th>
              <th>Title</th>
              <th style={{ width: 100 }}>Kind</th>
              <th style={{ width: 90 }}>State</th>
              <th className="number" style={{ width: 70 }}>
                Points
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.row}>
                <td className="number">{row.row}</td>
                <td>
                  <span className="cell">
                    {OUTCOME[row.outcome].sign} {OUTCOME[row.outcome].word}
                  </span>
                </td>
                <td>{row.externalKey ?? <span className="none">none</span>}</td>
                <td dir="auto" title={row.title}>
                  {row.title}
                </td>
                <td>{row.kind ? ITEM_KIND_WORD[row.kind] : <span className="none">none</span>}</td>
                <td>{row.state ? ITEM_STATE_WORD[row.state] : <span className="none">none</span>}</td>
                <td className="number">{row.points ?? <span className="none">none</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
