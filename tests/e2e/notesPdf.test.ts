import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasProgram, projectRoot } from '../../scripts/programs.ts';
import { parseMarkdown } from '../../shared/exchange/markdownTree.ts';
import { answerDialogs, launchApp, type RunningApp, removeHome } from './app.ts';
import { introduceOneself, startEmptyPlan } from './person.ts';
import { isFrame, isSamePrint, type Patch, patchesOf, readPdf } from './printed.ts';

const data = resolve(projectRoot, '../shared/data');
const changelogs = join(data, 'changelogs');

/** Notes as the real app prints them, read back by another program. */
describe('notes as a PDF', () => {
  let running: RunningApp;
  /** What a letter looks like that no font has, in the sizes of headings and text. */
  let boxes: Patch[];

  beforeAll(async () => {
    running = await launchApp();
    await introduceOneself(running.page, 'Amara Osei');
    await startEmptyPlan(running, 'Merrowdale', join(running.home, 'Merrowdale.slipway'));
    await request('command.run', { name: 'release.create', input: { name: 'Payments <b>5.2</b>' } });
    if (await hasProgram('pdftoppm')) boxes = [...(await boxesWith('\u0378')), ...(await boxesWith('Hg \u0378 gH'))];
  });
  afterAll(async () => {
    await running.close();
    await removeHome(running.home);
  });

  const request = (name: string, input: unknown) =>
    running.page.evaluate(
      ([asked, given]) =>
        (
          globalThis as unknown as { bridge: { request(n: string, i: unknown): Promise<{ ok: boolean }> } }
        ).bridge.request(asked, given),
      [name, input] as const,
    );

  async function print(body: string, language?: string): Promise<string> {
    const file = join(running.home, 'notes.pdf');
    await answerDialogs(running.app, file);
    const written = await request('command.run', { name: 'releaseNotes.edit', input: { release: 'REL-1', body } });
    expect(written).toMatchObject({ ok: true });
    const published = await request('notes.publish', {
      release: 'REL-1',
      format: 'pdf',
      ...(language ? { language } : {}),
    });
    expect(published).toEqual({ ok: true, value: { fileName: 'notes.pdf' } });
    return file;
  }

  /**
   * What is drawn for a letter that no font has, in each size and weight: it stands on the page with that letter and not on the
   * page without it. Inter draws another box than the fonts that are taken where nothing is in Inter.
   */
  async function boxesWith(text: string): Promise<Patch[]> {
    const inEachSize = (words: string) =>
      ['# ', '## ', '### ', '', '> ', '- ']
        .flatMap((mark) => [`${mark}${words}`, '', `${mark}**${words}** \`${words}\``, ''])
        .join('\n');
    const letters = await patchesOf(await print(inEachSize(text.replace('\u0378', '.'))));
    const all = await patchesOf(await print(inEachSize(text)));
    return all.filter((patch) => isFrame(patch) && !letters.some((letter) => isSamePrint(patch, letter)));
  }

  const boxesOn = async (file: string): Promise<number> =>
    (await patchesOf(file)).filter((patch) => boxes.some((box) => isSamePrint(patch, box))).length;

  it('show a box for a letter that no font has, and the tests see it', async (context) => {
    if (!boxes) context.skip('pdftoppm is not installed');
    expect(boxes.length).toBeGreaterThan(10);
    const file = await print('Nobody has \u0378 in a font, nor \u0379.\n\n- But all have this.');
    expect((await readPdf(file)).missingGlyphs).toBe(2);
    expect(await boxesOn(file)).toBe(2);
  });

  it.each([
    ['zh-CN', 'keepachangelog_zh-CN.md'],
    ['ja', 'keepachangelog_ja.md'],
    ['fa', 'keepachangelog_fa.md'],
    ['ru', 'keepachangelog_ru.md'],
    ['uk', 'keepachangelog_uk.md'],
  ])('in %s have every word, no box, and their language', async (language, name) => {
    const source = join(changelogs, name);
    if (!existsSync(source)) return console.log(`${source} is missing: ${language} is not printed`);
    if (!boxes) return console.log(`pdftoppm is not installed: ${language} is not looked at`);
    const markdown = await readFile(source, 'utf8');
    const file = await print(markdown);
    const pdf = await readPdf(file);
    expect(lettersMissing(markdown, pdf.text)).toEqual([]);
    expect(pdf).toMatchObject({ isTagged: true, isA4: true, hasOutline: true, hasScript: false, language });
    expect(pdf.title).toBe('Payments <b>5.2</b>, REL-1');
    expect(pdf.pages).toBeGreaterThan(1);
    for (let page = 1; page <= pdf.pages; page++) expect(pdf.text).toContain(`Page ${page} of ${pdf.pages}`);
    expect(pdf.missingGlyphs).toBe(0);
    expect(await boxesOn(file)).toBe(0);
  });

  it('take the language that is chosen', async (context) => {
    if (!boxes) context.skip('pdftoppm is not installed');
    expect((await readPdf(await print('# Ankündigung', 'de'))).language).toBe('de');
  });

  it('run nothing, fetch nothing, and show HTML as it was typed', async (context) => {
    if (!boxes) context.skip('pdftoppm is not installed');
    const hostile = [
      '<script>document.title = "owned"</script>',
      '<img src="https://example.org/x.png" onerror="alert(1)">',
      '![A picture](https://example.org/y.png)',
      '[press](javascript:alert(1)) and [here](https://example.org/)',
      '<iframe src="file:///etc/passwd"></iframe>',
      'a<br>b <style>* { display: none }</style>',
      '<!-- for whoever writes -->',
    ].join('\n\n');
    const pdf = await readPdf(await print(hostile));
    expect(pdf.hasScript).toBe(false);
    expect(pdf.title).toBe('Payments <b>5.2</b>, REL-1');
    for (const shown of [
      '<script>document.title = "owned"</script>',
      'onerror="alert(1)"',
      'A picture',
      '<iframe src="file:///etc/passwd"></iframe>',
      '<style>',
    ])
      expect(pdf.text).toContain(shown);
    expect(pdf.text).not.toMatch(/root:|whoever writes/);
    const bytes = (await readFile(join(running.home, 'notes.pdf'))).toString('latin1');
    expect(bytes).toContain('https://example.org/');
    expect(bytes).not.toContain('javascript:');
  });

  it('print the Big List of Naughty Strings', async (context) => {
    const source = join(data, 'csv/blns/blns.json');
    if (!existsSync(source)) context.skip(`${source} is missing`);
    if (!boxes) context.skip('pdftoppm is not installed');
    const strings = (JSON.parse(await readFile(source, 'utf8')) as string[]).map((text) => text.trim().slice(0, 500));
    const titles = strings.filter((text) => text.replace(/[\r\n\u2028\u2029]+/g, ' ').trim() !== '');
    const items: string[] = [];
    for (const title of titles) {
      const reply = await request('command.run', { name: 'item.create', input: { title } });
      items.push((reply as unknown as { value: { created: { id: string }[] } }).value.created[0]!.id);
    }
    await request('command.run', { name: 'release.create', input: { name: 'Naughty', items } });
    for (const format of ['md', 'pdf'] as const) {
      await answerDialogs(running.app, join(running.home, `naughty.${format}`));
      expect(await request('notes.publish', { release: 'REL-2', format })).toMatchObject({ ok: true });
    }
    const pdf = await readPdf(join(running.home, 'naughty.pdf'));
    expect(pdf.hasScript).toBe(false);
    // Every item is there, and those in plain letters as they were typed.
    const printed = pdf.text.replaceAll(/\s+/g, '');
    const lost = titles.filter((_, index) => !new RegExp(`BLI-${index + 1}(?!\\d)`).test(printed));
    expect(lost).toEqual([]);
    for (const title of titles.filter((text) => /^[\w ]{3,60}$/.test(text)))
      expect(pdf.text).toContain(`${title} (BLI-`);
    // As it is published, it is written: nothing is lost on the way to the plan and back.
    const markdown = await readFile(join(running.home, 'naughty.md'), 'utf8');
    const edited = await request('command.run', {
      name: 'releaseNotes.edit',
      input: { release: 'REL-2', body: markdown },
    });
    expect(edited).toMatchObject({ ok: true });
    await answerDialogs(running.app, join(running.home, 'again.md'));
    await request('notes.publish', { release: 'REL-2', format: 'md' });
    expect(await readFile(join(running.home, 'again.md'))).toEqual(await readFile(join(running.home, 'naughty.md')));
    expect(running.problems).toEqual([]);
  });
});

/** The words of a text that are not in what was read from the PDF; of those that a page ends within, the half. */
function lettersMissing(markdown: string, read: string): string[] {
  const words = new Set(textOf(parseMarkdown(markdown) as Node).match(/[\p{L}\p{M}]+/gu));
  expect(words.size).toBeGreaterThan(80);
  const found = inOneOrder(read).replaceAll(/\s*\n\s*/g, '');
  return [...words].filter((word) => {
    const half = Math.ceil(word.length / 2);
    return ![word, word.slice(0, half), word.slice(half)].some((part) => found.includes(inOneOrder(part)));
  });
}

/** Lam and alef are drawn as one letter, which pdftotext takes apart in either order. */
const inOneOrder = (text: string): string => text.normalize('NFC').replaceAll(/\u0644\u0627|\u0627\u0644/g, '\ufefb');

interface Node {
  value?: string;
  children?: Node[];
}
const textOf = ({ value = '', children = [] }: Node): string => `${value} ${children.map(textOf).join(' ')}`;
