import Papa from 'papaparse';
import type { BacklogRow } from '../../shared/domain/backlogImport.ts';
import { toInstant } from '../../shared/kernel/time.ts';
import { samplePlan } from '../../shared/sample/samplePlan.ts';

/**
 * A tracker's export as a bank would hand it over: the items of the sample plan, and among them rows that cannot become
 * items, as exports have them.
 */
export function writeBacklog(now: number): { csv: string; items: number; refused: number } {
  const rows = itemsOfTheSample(now).map(toCells);
  const broken = [
    { ...rows[3], 'Issue key': 'PAY-4181', Summary: 'Show the fee before an urgent payment', 'Story Points': 'M' },
    { ...rows[9], 'Issue key': 'CRD-1231', Summary: '' },
    { ...rows[20], 'Issue key': 'OBK-2561', Summary: 'Close an account in the app', 'Due date': 'end of March' },
  ];
  const all = [...rows.slice(0, 12), broken[0]!, ...rows.slice(12, 40), broken[1]!, ...rows.slice(40), broken[2]!];
  return { csv: `${Papa.unparse(all)}\r\n`, items: rows.length, refused: broken.length };
}

/** What the sample's last import brings. */
function itemsOfTheSample(now: number): BacklogRow[] {
  const imports = samplePlan(toInstant(now)).filter(({ name }) => name === 'backlog.import');
  return (imports.at(-1)!.input as { rows: BacklogRow[] }).rows;
}

const KIND = { feature: 'Story', defect: 'Bug', regulatory: 'Regulatory', upkeep: 'Maintenance' };
const STATE = { analysis: 'To Do', coding: 'In Progress', testing: 'In Test', done: 'Done' };

const toCells = (row: BacklogRow): Record<string, string | number> => ({
  'Issue key': row.externalKey ?? '',
  'Issue Type': KIND[row.kind ?? 'feature'],
  Summary: row.title,
  Status: STATE[row.state ?? 'analysis'],
  'Story Points': row.points ?? '',
  Priority: row.priority ?? '',
  Sprint: row.sprint ?? '',
  Labels: row.labels?.join(' ') ?? '',
  Assignee: row.assignee ?? '',
  Parent: row.parentKey ?? '',
  'Due date': row.dueOn ?? '',
  Created: row.createdAt?.slice(0, 10) ?? '',
});
