import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../scripts/programs.ts';
import { launchApp, type RunningApp, removeHome } from './app.ts';
import type { Opened } from './editorExamples.ts';

const data = resolve(projectRoot, '../shared/data');

/** The product's editor in the real window, on every example of the specifications and on real documents. */
describe('the rich text of notes', () => {
  let running: RunningApp;

  beforeAll(async () => {
    const outDir = await mkdtemp(join(tmpdir(), 'slipway-editor-'));
    await build({
      root: projectRoot,
      logLevel: 'silent',
      configFile: false,
      define: { 'process.env.NODE_ENV': '"production"' },
      build: {
        target: 'chrome130',
        outDir,
        lib: {
          entry: 'tests/e2e/editorExamples.ts',
          formats: ['iife'],
          name: 'examples',
          fileName: () => 'examples.js',
        },
      },
    });
    running = await launchApp();
    await running.page.getByLabel('Your name').waitFor();
    await running.page.evaluate(await readFile(join(outDir, 'examples.js'), 'utf8'));
    await removeHome(outDir);
  });
  afterAll(async () => {
    await running.close();
    await removeHome(running.home);
  });

  const open = (texts: string[]): Promise<Opened[]> =>
    running.page.evaluate(async (given) => {
      const opened = [];
      const { openInEditor } = globalThis as unknown as { openInEditor(text: string): Promise<Opened> };
      for (const text of given) opened.push(await openInEditor(text));
      return opened;
    }, texts);

  it.each([
    ['CommonMark', 'markdown/commonmark/spec.json', 650],
    ['GitHub', 'markdown/gfm/spec.json', 600],
    ['GitHub’s extensions', 'markdown/gfm/extensions.json', 20],
  ])('keeps every example of %s, or leaves it as source', async (name, path, count) => {
    const file = join(data, path);
    if (!existsSync(file)) return console.log(`${file} is missing: the examples of ${name} are not tried`);
    const examples = (JSON.parse(await readFile(file, 'utf8')) as { markdown: string }[]).map(
      ({ markdown }) => markdown,
    );
    expect(examples.length).toBeGreaterThan(count);
    const opened = await open(examples);
    expect(examples.filter((_, index) => !opened[index]!.isUntouched)).toEqual([]);
    expect(examples.filter((_, index) => !opened[index]!.isKept)).toEqual([]);
    const rich = opened.filter(({ isRich }) => isRich).length;
    console.log(
      `${name}: ${rich} of ${examples.length} examples open as rich text, ${examples.length - rich} as source`,
    );
    expect(rich / examples.length).toBeGreaterThan(0.5);
    expect(running.problems.splice(0)).toEqual([]);
  });

  it('opens real changelogs, and changes no byte of them', async () => {
    const folder = join(data, 'changelogs');
    if (!existsSync(folder)) return console.log(`${folder} is missing: no real changelog is opened`);
    const names = await readdir(folder);
    const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
    const opened = await open(texts.map((text) => text.slice(0, 100_000)));
    expect(names.filter((_, index) => !opened[index]!.isUntouched || !opened[index]!.isKept)).toEqual([]);
    console.log(`Changelogs as rich text: ${names.filter((_, index) => opened[index]!.isRich).join(', ')}`);
  });
});
