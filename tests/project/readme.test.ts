import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ICS_WORDS, WORDS, type Word } from '../../electron/cli/words.ts';
import { type Action, actions } from '../../shared/api/actions.ts';

/** The README says what there is: what a person can type or press stands in it. */
describe('the README', () => {
  let readme: string;
  beforeAll(async () => {
    readme = await readFile(join(import.meta.dirname, '../../README.md'), 'utf8');
  });
  const section = (title: string) => readme.split(/^## /m).find((part) => part.startsWith(title)) ?? '';

  it.each([...WORDS.map((word) => ['', word] as const), ...ICS_WORDS.map((word) => ['ics ', word] as const)])(
    'has %s$usage of the twin, with each of its options',
    (before, { usage, options = [] }: Word) => {
      const [name] = usage.split(' ');
      const lines = section('The scriptable twin')
        .split('\n')
        .filter((line) => new RegExp(`^\\| \`${before}${name}[ \`]`).test(line));
      expect(lines.length).toBeGreaterThan(0);
      for (const { flags } of options) expect(lines.join('\n')).toContain(flags.split(' ')[0]);
    },
  );

  it('has every shortcut of the app', () => {
    const rows = section('Shortcuts')
      .split('\n')
      .filter((line) => line.startsWith('| '));
    const cells = rows.map((row) => row.split('|').map((cell) => cell.trim()));
    const told = new Set(cells.flatMap((row) => [row[1]!, row[3]!].flatMap((keys) => keys.split(/, (?=\S)| and /))));
    const pressed = (actions as readonly Action[])
      // The numbers of a view stand together, as `1 to 5`.
      .filter(({ keys, view }) => view !== 'welcome' && !/^[1-5]$/.test(keys ?? ''))
      .flatMap(({ accelerator, keys }) => accelerator?.replace('CmdOrCtrl', 'Ctrl').replaceAll('+', ' ') ?? keys ?? []);
    expect(pressed.length).toBeGreaterThan(30);
    expect(pressed.filter((keys) => !told.has(keys))).toEqual([]);
  });
});
