import { copyFile, mkdir, readdir, readFile, rename, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestBackend } from './testBackend.ts';
import { makeTwin, type Twin } from './twin.ts';

/** `slipway copy` as a script calls it, on the real disk. */
let twin: Twin;
let folder: string;
beforeAll(async () => {
  twin = await makeTwin();
  ({ folder } = twin);
  await onPlan('new', '--name', 'Merrowdale');
  await onPlan('run', 'item.create', '--input', '{"title":"Pay by card"}');
  await onPlan('run', 'release.create', '--input', '{"name":"Online Banking 12.0"}');
});
afterAll(() => twin.remove());

const slipway = (plan: string, ...words: string[]) => twin.slipway(['--plan', plan, '--actor', 'Amara Osei', ...words]);
const onPlan = (...words: string[]) => slipway('plan.slipway', ...words);

it('saves the plan with its history in one file, which is read, verified and written like the plan', async () => {
  const saved = await onPlan('copy', 'sent.slipway');
  expect(saved).toEqual({ code: 0, stdout: 'Saved a copy: sent.slipway, with all 3 entries\n', stderr: '' });
  expect((await onPlan('copy', 'json.slipway', '--json')).stdout).toContain('"historyFrom": 1');
  expect((await slipway('sent.slipway', 'show', 'REL-1')).stdout).toContain('Online Banking 12.0');
  const history = await onPlan('history', '--json');
  expect((await slipway('sent.slipway', 'history', '--json')).stdout).toBe(history.stdout);
  const verified = await slipway('sent.slipway', 'verify');
  expect(verified.stdout).toMatch(/^Whole: entries 1 to 3 .+\nThis is a saved copy: its history was read inside/);
  // Looking at it wrote nothing.
  expect((await readdir(folder)).filter((name) => name.startsWith('sent'))).toEqual(['sent.slipway']);

  await mkdir(join(folder, 'elsewhere'));
  await rename(join(folder, 'sent.slipway'), join(folder, 'elsewhere', 'moved.slipway'));
  const moved = join('elsewhere', 'moved.slipway');
  expect(await slipway(moved, 'run', 'item.create', '--input', '{"title":"In the copy"}')).toMatchObject({ code: 0 });
  expect(await readFile(join(folder, moved), 'utf8')).not.toContain('{"slipway":"journal"');
  expect((await slipway(moved, 'verify', '--json')).stdout).toMatch(/"firstSeq": 1,\s+"lastSeq": 4,/);
  expect((await onPlan('history', '--json')).stdout).toBe(history.stdout);
  const replicas = JSON.parse((await slipway(moved, 'history', '--json')).stdout) as { replicaId: string }[];
  expect(new Set(replicas.map(({ replicaId }) => replicaId)).size).toBe(2);
});

it('replaces no file, not even under another name for the folder', async () => {
  const plan = await readFile(join(folder, 'plan.slipway'));
  await symlink(folder, join(folder, 'link'));
  await copyFile(join(folder, 'plan.slipway'), join(folder, 'other.slipway'));
  const cases: [string, RegExp][] = [
    ['plan.slipway', /^No copy was saved: plan\.slipway is the plan itself\. Choose another name or folder/],
    ['link/plan.slipway', /^No copy was saved: there is a file at .* already\. Choose another name\.$/m],
    ['link/plan.slipway-files/copy.slipway', /^No copy was saved: that folder is kept by Slipway/],
    ['other.slipway', /^No copy was saved: there is a file at .*other\.slipway already\. Choose another name\.$/m],
    ['no/where.slipway', /^No copy was saved as where\.slipway: the folder is not there\.$/m],
  ];
  for (const [target, sentence] of cases) {
    const answer = await onPlan('copy', target);
    expect({ target, ...answer }).toMatchObject({ code: 2, stdout: '' });
    expect(answer.stderr).toMatch(sentence);
  }
  expect(await readFile(join(folder, 'plan.slipway'))).toEqual(plan);
  expect(await slipway('missing.slipway', 'copy', 'x.slipway')).toMatchObject({ code: 2 });
  expect(await readdir(folder)).not.toContain('x.slipway');
});

it('saves a copy while the app has the plan open', async () => {
  const app = await startTestBackend(join(folder, 'app'));
  expect(await app.open(join(folder, 'plan.slipway'))).toMatchObject({ ok: true });
  expect(await onPlan('copy', 'meanwhile.slipway')).toMatchObject({ code: 0 });
  expect((await slipway('meanwhile.slipway', 'verify')).code).toBe(0);
  // The app itself refuses its own plan under another name for the folder as well.
  expect(await app.saveCopy(join(folder, 'link', 'plan.slipway'))).toMatchObject({ refusal: { kind: 'conflict' } });
  expect(await app.saveCopy(join(folder, 'fromApp.slipway'))).toMatchObject({ value: { seq: 3, historyFrom: 1 } });
  await app.close();
});
