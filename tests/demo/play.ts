import { mkdir, rm } from 'node:fs/promises';
import { launchApp, removeHome } from '../e2e/app.ts';
import { beginning } from './beginning.ts';
import { dating } from './dating.ts';
import { deciding } from './deciding.ts';
import { doSteps } from './diary.ts';
import { making } from './making.ts';
import { publishing } from './publishing.ts';
import { sample } from './sample.ts';
import { makeStage } from './stage.ts';

/**
 * The main job in the real app, by hand and unattended, from the first start to published notes.
 *
 * @param folder emptied first; then holds the plan, the notes, the CSVs and a picture of every step
 * @param options.pictures where the README's pictures go; null leaves them as they are
 * @param options.tell told of each step once it is done
 * @returns how many steps it took; throws at the first that fails
 */
export async function playDemo(
  folder: string,
  options: { pictures?: string | null; tell?: (line: string) => void } = {},
): Promise<number> {
  const { pictures = null, tell = () => undefined } = options;
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
    const chapters = [beginning, making, dating, deciding, publishing, sample];
    const steps = chapters.flatMap((chapter) => chapter(stage));
    await doSteps(steps, { page, folder, pictures, tell });
    if (problems.length > 0) throw new Error(`The window reported problems:\n${problems.join('\n')}`);
    return steps.length;
  } finally {
    await running.close();
    await removeHome(home);
  }
}
