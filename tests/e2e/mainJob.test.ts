import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { playDemo } from '../demo/play.ts';
import { removeHome } from './app.ts';
import { slipway } from './longPlan.ts';

/** `npm run demo` in a folder of its own: what it leaves holds by the twin, which knows nothing of the window. */
describe('the main job, as the demo does it', () => {
  let folder: string;
  let steps: number;
  const file = (name: string) => join(folder, name);
  const twin = async (...words: string[]) =>
    JSON.parse((await slipway(folder, file('Merrowdale Bank.slipway'), ...words, '--json')).stdout) as never;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'slipway-demo-'));
    steps = await playDemo(folder);
  }, 300_000);
  afterAll(() => removeHome(folder));

  it('leaves a picture of every step, numbered and named', async () => {
    const pictures = (await readdir(folder)).filter((name) => name.endsWith('.png')).toSorted();
    expect(pictures).toHaveLength(steps);
    pictures.forEach((name, index) =>
      expect(name).toMatch(new RegExp(`^${String(index + 1).padStart(2, '0')}-[a-z-]+\\.png$`)),
    );
  });

  it('leaves a whole plan with a release that is decided', async () => {
    expect(await twin('verify')).toMatchObject({ ok: true, problems: [] });
    expect(await twin('list', 'releases')).toMatchObject([
      { name: 'Online Banking 14.2', state: 'go', lengthMinutes: 150, backOutMinutes: 60 },
    ]);
    expect(await twin('check', 'REL-1', '--go')).toMatchObject({ verdict: 'May go' });
  });

  it('leaves notes as they stand in the plan, and a PDF of them', async () => {
    const notes: { body: string }[] = await twin('list', 'releaseNotes');
    const published = await readFile(file('Online Banking 14.2 release notes.md'), 'utf8');
    expect(published).toBe(notes[0]!.body);
    expect(published).toContain('## What to do');
    const pdf = await readFile(file('Online Banking 14.2 release notes.pdf'));
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('leaves a backlog that the import knows again, and refused rows that it refuses again', async () => {
    expect(await twin('import', file('backlog.csv'), '--dry-run')).toMatchObject({
      counts: { new: 0, changed: 0, unchanged: 59, refused: 0 },
    });
    expect(await twin('import', file('refused-rows.csv'), '--dry-run')).toMatchObject({
      counts: { new: 0, changed: 0, unchanged: 0, refused: 3 },
    });
  });
});
