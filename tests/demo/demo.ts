/**
 * `npm run demo`: does the main job in the real app, from the first start to published notes, and leaves in demo/ what came of
 * it: the plan, the notes, the CSVs and a picture of every step. With `-- --pictures` the pictures of the README are made anew.
 */
import { join } from 'node:path';
import { withDisplay } from '../../scripts/launch.ts';
import { prepare } from '../../scripts/prepare.ts';
import { projectRoot } from '../../scripts/programs.ts';
import { reportProblem } from '../../scripts/setUpProblem.ts';
import { playDemo } from './play.ts';

const folder = join(projectRoot, 'demo');
const pictures = process.argv.includes('--pictures') ? join(projectRoot, 'resources', 'pictures') : null;

try {
  await prepare();
  const steps = await withDisplay(() => playDemo(folder, { pictures, tell: console.log }));
  console.log(`\n${steps} steps done. What came of them lies in ${folder}`);
} catch (error) {
  reportProblem(error);
}
