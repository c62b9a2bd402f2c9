import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { architectureProblems, type Source } from './architectureChecks.ts';

const root = join(import.meta.dirname, '../..');

async function sourcesOf(folder: string): Promise<Source[]> {
  const files = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  const code = files.filter((file) => file.isFile() && /\.(ts|tsx|mts|mjs|js)$/.test(file.name));
  return Promise.all(
    code.map(async ({ parentPath, name }) => {
      const full = join(parentPath, name);
      return { path: full.slice(root.length + 1).replaceAll('\\', '/'), source: await readFile(full, 'utf8') };
    }),
  );
}

describe('the sources', () => {
  it('keep to ARCHITECTURE.md: who imports what, what reads the world, and no rounds', async () => {
    const sources = (await Promise.all(['shared', 'electron', 'renderer', 'scripts'].map(sourcesOf))).flat();
    expect(sources.length).toBeGreaterThan(100);
    expect(architectureProblems(sources)).toEqual([]);
  });
});

/** What is wrong with one source, and with others beside it. */
const problemsOf = (path: string, source: string, ...others: [path: string, source: string][]): string[] =>
  architectureProblems([{ path, source }, ...others.map(([other, text]) => ({ path: other, source: text }))]);

describe('an import is found', () => {
  it.each([
    "import { a } from '../api/decide.ts';",
    "import type { A } from '../api/decide.ts';",
    "import { type A } from '../api/decide.ts';",
    "import '../api/decide.ts';",
    "export * from '../api/decide.ts';",
    "export { a } from '../api/decide.ts';",
    "export type { A } from '../api/decide.ts';",
    "type A = import('../api/decide.ts').A;",
    "const load = () => import('../api/decide.ts');",
    'const load = () => import(`../api/decide.ts`);',
    "const a = require('../api/decide.ts');",
    "import a = require('../api/decide.ts');",
  ])('in %s', (source) => {
    expect(problemsOf('shared/kernel/id.ts', source)).toContain(
      'shared/kernel/id.ts imports shared/api/decide.ts, which is not on its left.',
    );
  });

  it('and not in a comment, a text or a pattern', () => {
    const source = "// import '../api/a.ts'\nconst a = \"import '../api/a.ts'\"; const b = /from '..\\/api\\/a.ts'/;";
    expect(problemsOf('shared/kernel/id.ts', source)).toEqual([]);
  });

  it('nor is one that is computed let through', () => {
    expect(problemsOf('renderer/app/App.tsx', 'const load = (view: string) => import(view);')).toHaveLength(1);
  });

  it('and what cannot be parsed is not passed over', () => {
    expect(() => problemsOf('shared/kernel/id.ts', 'const = ;')).toThrow('cannot be parsed');
  });
});

describe('who may import what', () => {
  it.each([
    ['shared/model/a.ts', '../kernel/time.ts'],
    ['shared/store/a.ts', './view.ts'],
    ['shared/rules/a.ts', '../domain/schedule.ts'],
    ['shared/exchange/a.ts', '../rules/evaluate.ts'],
    ['shared/api/a.ts', '../rules/gates.ts'],
    ['shared/kernel/time.ts', 'temporal-polyfill/implementation'],
    ['electron/backend/a.ts', '../../shared/api/decide.ts'],
    ['electron/backend/a.ts', 'node:fs/promises'],
    ['electron/cli/a.ts', '../backend/backend.ts'],
    ['electron/main.ts', 'electron'],
    ['electron/pdf.ts', 'electron'],
    ['electron/desktop/menu.ts', 'electron'],
    ['electron/main.ts', './backend/backend.ts'],
    ['renderer/views/a.tsx', '../../shared/rules/evaluate.ts'],
    ['renderer/views/a.tsx', '@mantine/core'],
    ['scripts/start.ts', 'electron'],
  ])('%s may import %s', (path, specifier) => {
    expect(problemsOf(path, `import '${specifier}';`)).toEqual([]);
  });

  it.each([
    ['shared/kernel/a.ts', '../model/plan.ts'],
    ['shared/model/a.ts', '../store/view.ts'],
    ['shared/store/a.ts', '../domain/find.ts'],
    ['shared/domain/a.ts', '../rules/rule.ts'],
    ['shared/rules/a.ts', '../exchange/csv.ts'],
    ['shared/exchange/a.ts', '../api/contract.ts'],
    ['shared/misc/a.ts', '../kernel/id.ts'],
    ['shared/kernel/a.ts', '../misc/id.ts'],
    ['shared/api/a.ts', '../../electron/backend/hash.ts'],
    ['shared/api/a.ts', '../../renderer/app/session.ts'],
    ['shared/store/a.ts', 'node:crypto'],
    ['shared/store/a.ts', 'fs/promises'],
    ['shared/store/a.ts', 'electron'],
    ['shared/domain/a.ts', 'temporal-polyfill'],
    ['renderer/app/a.ts', 'temporal-polyfill/implementation'],
    ['electron/backend/a.ts', 'electron'],
    ['electron/backend/a.ts', 'electron/main'],
    ['electron/backend/a.ts', '../desktop/menu.ts'],
    ['electron/backend/a.ts', '../main.ts'],
    ['electron/backend/a.ts', '../cli/outcome.ts'],
    ['electron/cli/a.ts', 'electron'],
    ['electron/cli.ts', './main.ts'],
    ['electron/compactor.ts', 'electron'],
    ['electron/main.ts', '../renderer/main.tsx'],
    ['electron/desktop/a.ts', '../../scripts/build.ts'],
    ['renderer/app/a.ts', '../../electron/backend/hash.ts'],
    ['renderer/app/a.ts', '../../scripts/build.ts'],
    ['renderer/app/a.ts', 'electron'],
    ['renderer/app/a.ts', 'node:path'],
    ['renderer/app/a.ts', 'path'],
  ])('%s may not import %s', (path, specifier) => {
    expect(problemsOf(path, `import type { A } from '${specifier}';`)).toHaveLength(1);
  });
});

describe('what reads the world is refused in shared/', () => {
  it.each([
    'Date.now()',
    "Date['now']()",
    'new Date()',
    'new Date',
    'Date()',
    'const { now } = Date;',
    'const clock = Date;',
    'Math.random()',
    'const { random } = Math;',
    'Math[name]()',
    'Temporal.Now.instant()',
    'process.env.TZ',
    'typeof window',
    'window.location',
    'document.title',
    "fetch('x')",
    'setTimeout(() => 1, 5)',
    'globalThis.window',
    'const a = { window };',
    'const a = { b: window };',
    'export default process;',
    'export { process };',
    'function f(window: Window) {} window.close();',
    '{ const window = 1; } window;',
    'const f = (a = window) => a;',
    'window as unknown;',
    'enum A { B = process.pid }',
    'class A { b = document; }',
  ])('%s', (source) => {
    expect(problemsOf('shared/domain/a.ts', source)).toHaveLength(1);
    expect(problemsOf('scripts/a.ts', source)).toEqual([]);
  });

  it.each([
    'new Date(epoch).toISOString()',
    'Date.parse(text); Date.UTC(2026, 0);',
    'Math.max(1, 2)',
    'for (const window of windows) window.start;',
    'const { window } = occurrence; window.id;',
    'const { window: { id } } = occurrence; id;',
    'const f = ({ window }: Occurrence, [process]: string[], ...document: string[]) => [window, process, document];',
    'function fetch() { return 1; } fetch();',
    "import { document } from './a.ts'; document.title;",
    'occurrence.window.id; ({ window: 1, process() {} });',
    'type A = typeof window; interface B { window: Window; document: string }',
    'const f: (window: string) => void = () => undefined;',
    'try { a(); } catch (process) { process; }',
    'class A { window = 1; document() {} }',
    "// window.open()\nconst a = 'process.exit()';",
  ])('but not %s', (source) => {
    expect(problemsOf('shared/domain/b.ts', source)).toEqual([]);
  });
});

describe('the bridge', () => {
  it.each([
    'window.bridge.request()',
    'globalThis.bridge',
    "window['bridge']",
    'const { bridge } = window;',
    'bridge.onPush(f);',
  ])('is used in transport.ts alone: %s', (source) => {
    expect(problemsOf('renderer/app/session.ts', source)).toHaveLength(1);
    expect(problemsOf('renderer/app/transport.ts', source)).toEqual([]);
  });

  it('is not meant by a variable or a property of that name elsewhere', () => {
    expect(problemsOf('renderer/app/session.ts', 'const bridge = 1; network.bridge; bridge;')).toEqual([]);
  });
});

describe('a round of imports', () => {
  it('is found once, types included, in any part', () => {
    const problems = problemsOf(
      'renderer/b.ts',
      "import type { C } from './c.ts';",
      ['renderer/c.ts', "export * from './a.ts';"],
      ['renderer/a.ts', "const load = () => import('./b.ts');"],
      ['renderer/d.ts', "import './a.ts';"],
    );
    expect(problems).toEqual(['renderer/a.ts -> renderer/b.ts -> renderer/c.ts -> renderer/a.ts is a round.']);
  });

  it('can be of one', () => {
    expect(problemsOf('scripts/a.ts', "import './a.ts';")).toEqual(['scripts/a.ts -> scripts/a.ts is a round.']);
  });

  it('is not where two ways lead to the same', () => {
    expect(
      problemsOf(
        'scripts/a.ts',
        "import './b.ts'; import './c.ts';",
        ['scripts/b.ts', "import './c.ts';"],
        ['scripts/c.ts', ''],
      ),
    ).toEqual([]);
  });
});
