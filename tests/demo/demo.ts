/**
 * `npm run demo`: does the main job in the real app, from the first start to published notes, and leaves in demo/ what came of
 * it: the plan, the notes, the CSVs and a picture of every step. With `-- --pictures` the pictures of the README are made anew.
 */
import { mkdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { withDisplay } from '../../scripts/launch.ts';
import { prepare } from '../../scripts/prepare.ts';
import { projectRoot } from '../../scripts/programs.ts';
import { reportProblem } from '../../scripts/setUpProblem.ts';
import { launchApp, removeHome } from '../e2e/app.ts';
import { beginning } from './beginning.ts';
import { dating } from './dating.ts';
import { deciding } from './deciding.ts';
import { doSteps } from './diary.ts';
import { making } from './making.ts';
import { publishing } from './publishing.ts';
import { sample } from './sample.ts';
import { makeStage } from './stage.ts';

const folder = join(projectRoot, 'demo');
const pictures = process.argv.includes('--pictures') ? join(projectRoot, 'resources', 'pictures') : null;

async function play(): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const running = await launchApp();
  const { app, page, home, problems } = running;
  try {
    await app.evaluate(({ BrowserWindow, nativeTheme }) => {
      nativeTheme.themeSource = 'light';
      BrowserWindow.getAllWindows()[0]!.setContentSize(1280, 800);
    });
    await page.waitForFunction(() => window.innerWidth === 1280);
    page.setDefaultTimeout(15_000);
    const stage = makeStage(running, folder);
    const steps = [
      ...beginning(stage),
      ...making(stage),
      ...dating(stage),
      ...deciding(stage),
      ...publishing(stage),
      ...sample(stage),
    ];
    await doSteps(steps, { page, folder, pictures });
    if (problems.length > 0) throw new Error(`The window reported problems:\n${problems.join('\n')}`);
  } finally {
    await running.close();
    await removeHome(home);
  }
}

try {
  await prepare();
  await withDisplay(play);
  console.log(`\nDone. What came of it lies in ${relative(process.cwd(), folder) || '.'}/`);
} catch (error) {
  reportProblem(error);
}
