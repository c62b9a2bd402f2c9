import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { answerDialogs, type RunningApp } from '../e2e/app.ts';

/** The app in which the demo plays, and the folder that keeps what comes of it. */
export interface Stage {
  running: RunningApp;
  page: Page;
  /** In the demo's folder. */
  file(name: string): string;
  /** What the desktop's dialogs answer from now on: a file in the demo's folder. */
  willChoose(name: string): Promise<void>;
  main(): Locator;
  details(): Locator;
  dialog(name: string): Locator;
  /** Waits for the last message at the bottom to have these words. */
  says(words: string): Promise<void>;
}

export function makeStage(running: RunningApp, folder: string): Stage {
  const { app, page } = running;
  const file = (name: string) => join(folder, name);
  return {
    running,
    page,
    file,
    willChoose: (name) => answerDialogs(app, file(name)),
    main: () => page.getByRole('main'),
    details: () => page.getByRole('complementary', { name: 'Details' }),
    dialog: (name) => page.getByRole('dialog', { name }),
    says: (words) => page.getByRole('alert').filter({ hasText: words }).last().waitFor(),
  };
}

/** Presses a button of a form, and waits until the form is gone: it was not refused. */
export async function send(form: Locator, button: string): Promise<void> {
  await form.getByRole('button', { name: button, exact: true }).click();
  await form.waitFor({ state: 'hidden' });
}

/** Chooses one of a field's records by typing a part of it, and leaves the list. */
export async function choose(form: Locator, field: string, words: string, option: string): Promise<void> {
  const input = form.getByRole('combobox', { name: field }).or(form.getByLabel(field)).first();
  await input.fill(words);
  await form.page().getByRole('option', { name: option }).first().click();
}
