import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { projectRoot } from '../../scripts/programs.ts';

/** A page with FullCalendar and nothing else, as one script: a page from a file may not load modules. */
export async function buildBareCalendar(folder: string): Promise<string> {
  const outDir = join(folder, 'bare');
  await build({
    root: projectRoot,
    logLevel: 'silent',
    configFile: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      target: 'chrome130',
      outDir,
      lib: {
        entry: 'tests/bench/bareCalendar.tsx',
        formats: ['iife'],
        name: 'bare',
        fileName: () => 'bare.js',
        cssFileName: 'bare',
      },
    },
  });
  await writeFile(
    join(outDir, 'page.html'),
    '<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="bare.css"><body style="margin:0"><div id="root"></div><script src="bare.js"></script>',
  );
  await writeFile(join(outDir, 'package.json'), JSON.stringify({ name: 'bare', main: 'main.cjs' }));
  await writeFile(
    join(outDir, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron');
const given = (name) => (process.argv.find((word) => word.startsWith('--' + name + '=')) ?? '=').split('=')[1];
const query = { first: given('first'), count: given('count'), days: given('days') };
app.whenReady().then(() => new BrowserWindow({ width: 1280, height: 800 }).loadFile(__dirname + '/page.html', { query }));`,
  );
  return outDir;
}
