import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { launchApp, type RunningApp } from '../e2e/app.ts';
import { slipway } from '../e2e/longPlan.ts';
import { goTo } from '../e2e/person.ts';
import type { Figure } from './figures.ts';
import { longestTask, traceOf } from './trace.ts';

/** The backlog at 50,000 items: sorted, narrowed down and scrolled in the real app, beside the bare work in the same window. */
const ITEMS = 50_000;
const COLUMNS = ['Title', 'Key', 'Assignee', 'Points', 'State'];
const WORDS = ['ledger 4711', 'nowhere', 'person 7', 'audit 12'];

export async function benchBacklog(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-backlog-'));
  const running = await launchApp({ home: folder, arguments: [await makePlan(folder)] });
  const { page } = running;
  await page.getByRole('navigation', { name: 'Views' }).waitFor();
  // What tsx adds to functions is not known to the page.
  await page.evaluate('globalThis.__name = (given) => given');
  await goTo(page, 'Backlog');
  await page.getByRole('grid', { name: 'Backlog' }).waitFor();
  const figures = [
    ...(await sortFigures(running, folder)),
    ...(await filterFigures(running, folder)),
    ...(await scrollFigures(running, folder)),
  ];
  await running.close();
  await rm(folder, { recursive: true });
  return figures;
}

/** The slowest column, upwards or downwards, in time of the processor: sorting and drawing are one task. */
async function sortFigures({ app, page }: RunningApp, folder: string): Promise<Figure[]> {
  const longest = async (work: () => Promise<unknown>) => longestTask(await traceOf(app, folder, work));
  const value = await longest(async () => {
    for (const column of COLUMNS) for (let press = 0; press < 3; press++) await pressHead(page, column);
  });
  return [
    {
      what: 'backlog of 50,000: sort, slowest column',
      value,
      peer: 'the bare sort of as many titles',
      peerValue: await longest(() => page.evaluate(bareSort, ITEMS)),
      unit: 'ms',
      bound: { kind: 'value', most: 300 },
    },
  ];
}

/** Until it is drawn. */
const pressHead = (page: Page, column: string): Promise<void> =>
  page.evaluate(async (title) => {
    const heads = [...document.querySelectorAll<HTMLElement>('.grid-head button')];
    heads.find(({ textContent }) => textContent === title)!.click();
    await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 0)));
  }, column);

function bareSort(count: number): number {
  const titles = Array.from({ length: count }, (_, index) => `ledger ${(index * 7919) % 50_021} of the audit`);
  const { compare } = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  titles.sort(compare);
  return titles.length;
}

async function filterFigures({ app, page }: RunningApp, folder: string): Promise<Figure[]> {
  const longest = async (work: () => Promise<unknown>) => longestTask(await traceOf(app, folder, work));
  const value = await longest(async () => {
    for (const words of WORDS) {
      await typeWords(page, words);
      await typeWords(page, '');
    }
  });
  return [
    {
      what: 'backlog of 50,000: narrowed down by words, slowest',
      value,
      peer: 'the bare look through as much text',
      peerValue: await longest(() => page.evaluate(bareSearch, ITEMS)),
      unit: 'ms',
      bound: { kind: 'value', most: 300 },
    },
  ];
}

const typeWords = (page: Page, words: string): Promise<void> =>
  page.evaluate(async (typed) => {
    const field = document.querySelector<HTMLInputElement>('.search-field input')!;
    const facts = document.querySelector('main .facts')!;
    const before = facts.textContent;
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(field, typed);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    while (facts.textContent === before) await new Promise(requestAnimationFrame);
  }, words);

function bareSearch(count: number): number {
  const texts = Array.from({ length: count }, (_, index) => `${'ledger of the audit '.repeat(18)}${index}`);
  return texts.filter((text) => text.includes('audit') && text.includes('4711')).length;
}

async function scrollFigures({ app, page }: RunningApp, folder: string): Promise<Figure[]> {
  const figures: Figure[] = [];
  const peerValue = longestTask(await traceOf(app, folder, () => page.evaluate(bareRows)));
  for (const [what, selector] of [
    ['table', '.grid-table'],
    ['board', '.board-cards'],
  ] as const) {
    await page.getByRole('button', { name: what === 'table' ? 'Table' : 'Board', exact: true }).click();
    await page.locator(selector).first().waitFor();
    await page.waitForTimeout(1_000);
    const value = longestTask(await traceOf(app, folder, () => page.evaluate(scroll, selector)));
    figures.push({
      what: `backlog of 50,000: ${what} scrolled, longest task`,
      value,
      peer: 'rows of plain text, put there anew',
      peerValue,
      unit: 'ms',
      bound: { kind: 'value', most: 50 },
    });
  }
  return figures;
}

/** By a little and by far, so that all that is in view is drawn anew every third time. */
async function scroll(selector: string): Promise<void> {
  const scroller = document.querySelector(selector)!;
  for (let step = 0; step < 150; step++) {
    scroller.scrollTop += step % 3 === 0 ? 4_000 : 90;
    await new Promise(requestAnimationFrame);
  }
}

async function bareRows(): Promise<void> {
  const box = document.body.appendChild(document.createElement('div'));
  for (let step = 0; step < 50; step++) {
    box.innerHTML = `<div>${'<span>plain text</span>'.repeat(8)}</div>`.repeat(40);
    await new Promise(requestAnimationFrame);
  }
  box.remove();
}

async function makePlan(home: string): Promise<string> {
  const plan = join(home, 'Long.slipway');
  await mkdir(join(home, 'settings'), { recursive: true });
  const settings = { identity: { name: 'Amara Osei', roles: ['Operations'] }, recent: [], replicas: {} };
  await writeFile(join(home, 'settings', 'installation.json'), JSON.stringify(settings));
  await slipway(home, plan, 'new', '--name', 'Long', '--zone', 'Europe/London');
  const rows = Array.from({ length: ITEMS }, (_, index) =>
    [
      `PAY-${index + 1}`,
      `Ledger ${(index * 7919) % 50_021} of the audit`,
      'What it is about in a sentence or two; such as a login that fails on the second try. '.repeat(4),
      ['Story', 'Bug', 'Task'][index % 3],
      ['To Do', 'In Progress', 'In Review', 'Done'][index % 4],
      index % 13,
      `Sprint ${index % 40}`,
      `Person ${index % 60}`,
    ].join(','),
  );
  const header = 'Issue key,Summary,Description,Issue Type,Status,Story Points,Sprint,Assignee';
  await writeFile(join(home, 'long.csv'), [header, ...rows].join('\n'));
  await slipway(home, plan, 'import', join(home, 'long.csv'));
  return plan;
}
