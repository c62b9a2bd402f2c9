/**
 * `npm run bench`: a table here, and JSON in artifacts/bench.json. Each figure stands beside a peer measured in the same run.
 * A bound that is not reached is said, and fails the run.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withDisplay } from '../../scripts/launch.ts';
import { prepare } from '../../scripts/prepare.ts';
import { projectRoot } from '../../scripts/programs.ts';
import { reportProblem } from '../../scripts/setUpProblem.ts';
import { benchBacklog } from './backlog.ts';
import { benchDrag } from './drag.ts';
import { type Figure, isReached, printTable } from './figures.ts';
import { benchImport } from './importing.ts';
import { benchMonth } from './month.ts';
import { benchRecurrence } from './recurrence.ts';
import { benchReschedule } from './reschedule.ts';
import { benchSecondWindow } from './secondWindow.ts';
import { benchStart } from './start.ts';

try {
  await prepare();
  const figures: Figure[] = [...benchRecurrence(), ...(await benchReschedule())];
  await withDisplay(async () => {
    figures.push(
      ...(await benchStart()),
      ...(await benchSecondWindow()),
      ...(await benchDrag()),
      ...(await benchMonth()),
      ...(await benchBacklog()),
      ...(await benchImport()),
    );
  });
  printTable(figures);
  const folder = join(projectRoot, 'artifacts');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'bench.json'), `${JSON.stringify({ node: process.version, figures }, null, 2)}\n`);
  process.exitCode = figures.every(isReached) ? 0 : 1;
} catch (error) {
  reportProblem(error);
}
