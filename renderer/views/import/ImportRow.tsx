import type { PreviewRow } from '../../../shared/api/importPreview.ts';
import { BACKLOG_FIELDS, type BacklogField } from '../../../shared/exchange/backlogFields.ts';
import type { Fix } from '../../../shared/exchange/importOptions.ts';
import { parseInstant } from '../../../shared/kernel/time.ts';
import { sayInstant } from '../../../shared/kernel/timeText.ts';
import { useZone } from '../../app/session.ts';
import { ITEM_KIND_WORD, ITEM_STATE_WORD } from '../../ui/words.ts';
import { OUTCOMES } from './outcomes.tsx';

interface Properties {
  row: PreviewRow;
  /** There is room for further columns. */
  isWide: boolean;
  /** What would help it, and how many with it. */
  help: { fix: Fix; rows: number } | undefined;
  sayFix: (fix: Fix, rows: number) => string;
  apply: (fix: Fix) => void;
}

interface Column {
  field: BacklogField;
  className?: string;
}

const COLUMNS: readonly Column[] = [
  { field: 'externalKey', className: 'id' },
  { field: 'title' },
  { field: 'kind' },
  { field: 'state' },
  { field: 'points', className: 'number' },
];
const WIDE_COLUMNS: readonly Column[] = [
  ...COLUMNS,
  { field: 'sprint' },
  { field: 'assignee' },
  { field: 'updatedAt' },
];

/** A row of the file, what would change in it, and why it is refused, in place. */
export function ImportRow({ row, isWide, help, sayFix, apply }: Properties) {
  const { word, sign } = OUTCOMES[row.outcome];
  const columns = isWide ? WIDE_COLUMNS : COLUMNS;
  const hidden = row.changes.filter(({ field }) => !columns.some((column) => column.field === field));
  return (
    <>
      <tr className={row.problem || hidden.length > 0 ? 'is-explained' : undefined}>
        <td className="number">{row.row.toLocaleString('en-US')}</td>
        <td>
          <span className={`cell outcome ${row.outcome}`}>
            {sign} {word}
          </span>
        </td>
        {columns.map(({ field, className }) => (
          <Cell key={field} row={row} field={field} className={className} />
        ))}
      </tr>
      {hidden.length > 0 && (
        <tr className="why">
          <td colSpan={columns.length + 2}>
            {hidden.map(({ field, before, after }) => (
              <span key={field} className="hidden-change" dir="auto">
                {BACKLOG_FIELDS[field].label}: <s>{sayBrief(before)}</s> {sayBrief(after)}
              </span>
            ))}
          </td>
        </tr>
      )}
      {row.problem && (
        <tr className="why">
          <td colSpan={columns.length + 2}>
            <span className="cell">
              <span>{row.problem.message}</span>
              <span className="grow" />
              {help && (
                <button type="button" className="btn small" onClick={() => apply(help.fix)}>
                  {sayFix(help.fix, help.rows)}
                </button>
              )}
            </span>
          </td>
        </tr>
      )}
    </>
  );
}

function Cell({
  row,
  field,
  className = '',
}: {
  row: PreviewRow;
  field: BacklogField;
  className?: string | undefined;
}) {
  const zone = useZone();
  const change = row.changes.find((changed) => changed.field === field);
  const isBad = row.problem?.field === field;
  const say = (value: string): string => {
    if (row.problem) return value;
    if (field === 'kind') return ITEM_KIND_WORD[value as keyof typeof ITEM_KIND_WORD];
    if (field === 'state') return ITEM_STATE_WORD[value as keyof typeof ITEM_STATE_WORD];
    return field === 'updatedAt' && parseInstant(value) ? sayInstant(value, zone) : value;
  };
  const value = row.values[field];
  const shown = value ? say(value) : null;
  return (
    <td
      className={`${className}${isBad ? ' bad' : ''}`}
      dir={field === 'title' ? 'auto' : undefined}
      title={shown ?? ''}
    >
      {change?.before && <s>{say(change.before)}</s>} {shown ?? (isBad ? 'empty' : <span className="none">none</span>)}
    </td>
  );
}

const sayBrief = (text: string): string => {
  if (text === '') return 'none';
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
};
