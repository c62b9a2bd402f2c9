import { writeFile } from 'node:fs/promises';
import Papa from 'papaparse';

const HEADER = [
  'Issue key',
  'Summary',
  'Issue Type',
  'Status',
  'Priority',
  'Story Points',
  'Assignee',
  'Labels',
  'Labels',
  'Sprint',
  'Created',
  'Updated',
  'Due date',
  'Description',
];

/** A Jira export of so many rows: quoted, with descriptions of several lines, repeated columns and three dates. */
export async function writeBacklogFile(path: string, rows: number): Promise<void> {
  const cells = Array.from({ length: rows }, (_, index) => [
    `PAY-${index + 1}`,
    `Confirm payee before payment ${index}, retry window and advice`,
    ['Story', 'Bug', 'Task', 'Sub-task'][index % 4]!,
    ['To Do', 'In Progress', 'In Review', 'Done'][index % 4]!,
    ['High', 'Medium', 'Low'][index % 3]!,
    String([1, 2, 3, 5, 8][index % 5]),
    `Person ${index % 40}`,
    'payments',
    index % 3 === 0 ? 'ledger' : '',
    `26.${20 + (index % 6)}`,
    `${String(1 + (index % 28)).padStart(2, '0')}/Oct/26 ${1 + (index % 12)}:${String(10 + (index % 50))} PM`,
    `${String(1 + (index % 28)).padStart(2, '0')}/Nov/26 ${1 + (index % 12)}:${String(10 + (index % 50))} AM`,
    index % 5 === 0 ? `${String(1 + (index % 28)).padStart(2, '0')}/Dec/26` : '',
    `h2. Why\nThe queue holds a "part" of ${index} advices.\n* first, then second\n* so that nobody waits`,
  ]);
  await writeFile(path, Papa.unparse([HEADER, ...cells], { newline: '\n' }));
}
