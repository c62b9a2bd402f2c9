import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { smallPng } from './smallPng.ts';

/** One thing that a person does. Its picture is taken when it is done. */
export interface Step {
  /** The picture's name, behind its number. */
  name: string;
  /** What it did, for the line that is printed. */
  says: string;
  run(this: void): Promise<void>;
  /** Also for the README, under this name. */
  picture?: string;
}

interface Diary {
  page: Page;
  /** Where the pictures go. */
  folder: string;
  /** Where those for the README go; null leaves them as they are. */
  pictures: string | null;
  /** Told of each step once it is done. */
  tell(this: void, line: string): void;
}

/** Does the steps in order, with a numbered picture of each. The first that fails ends it, with a picture of where it stood. */
export async function doSteps(steps: readonly Step[], { page, folder, pictures, tell }: Diary): Promise<void> {
  // Messages stay for twenty seconds, and the demo is quicker than a person: only the last is seen, and none in the README.
  await page.addStyleTag({ content: HIDING });
  for (const [index, step] of steps.entries()) {
    const number = String(index + 1).padStart(2, '0');
    const file = join(folder, `${number}-${step.name}.png`);
    try {
      await step.run();
      await stillness(page);
      await takePicture(page, file, step.picture === undefined);
    } catch (error) {
      await page.screenshot({ path: join(folder, `${number}-${step.name}-failed.png`) }).catch(() => undefined);
      throw new Error(`Step ${number} failed: ${step.says}`, { cause: error });
    }
    if (pictures !== null && step.picture !== undefined) {
      await mkdir(pictures, { recursive: true });
      await writeFile(join(pictures, `${step.picture}.png`), smallPng(await readFile(file)));
    }
    tell(`${number}  ${step.says}`);
  }
}

async function takePicture(page: Page, file: string, hasMessages: boolean): Promise<void> {
  const show = (isShown: boolean) =>
    page.evaluate((shown) => document.documentElement.toggleAttribute('data-without-messages', !shown), isShown);
  await show(hasMessages);
  await page.screenshot({ path: file });
  await show(true);
}

const HIDING = `
  .toast:not(:last-child) { display: none }
  [data-without-messages] .toast { visibility: hidden }
`;

/** Waits for the end of what moves, so that no picture shows a panel half open. */
async function stillness(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => null)));
  });
}
