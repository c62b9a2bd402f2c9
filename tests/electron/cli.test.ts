import { spawn } from 'node:child_process';
import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../scripts/programs.ts';
import { makeTwin, type Twin } from './twin.ts';

/** The twin as a script calls it: a process of its own, its exit code, what it says and where. */
describe('the scriptable twin', () => {
  let twin: Twin;
  let folder: string;
  beforeAll(async () => {
    twin = await makeTwin();
    ({ folder } = twin);
  });
  afterAll(() => twin.remove());

  async function slipway(words: string[], { input }: { input?: string } = {}) {
    const said = await twin.slipway(words, input);
    return { ...said, json: (words.includes('--json') && said.stdout ? JSON.parse(said.stdout) : undefined) as never };
  }
  const onPlan = (...words: string[]) =>
    slipway(['--plan', 'plan.slipway', '--actor', 'Amara Osei', '--now', '2026-11-24T10:42:00Z', ...words]);
  const run = (command: string, input: object) => onPlan('run', command, '--json', '--input', JSON.stringify(input));

  it('makes a plan where one stands, and not over another', async () => {
    expect(await onPlan('new', '--name', 'Merrowdale', '--zone', 'Europe/London')).toMatchObject({
      code: 0,
      stderr: '',
    });
    expect(await readdir(folder)).toContain('plan.slipway');
    const again = await onPlan('new');
    expect(again).toMatchObject({ code: 2, stdout: '' });
    expect(again.stderr).toMatch(/^There is a plan at .*plan\.slipway already\. Choose another name, or open it\.$/m);
  });

  it('makes the sample plan, of which one release is blocked', async () => {
    const onSample = (...words: string[]) =>
      slipway(['--plan', 'sample.slipway', '--actor', 'Amara Osei', '--now', '2026-11-24T10:42:00Z', ...words]);
    expect(await onSample('new', '--sample', '--zone', 'UTC')).toMatchObject({
      code: 2,
      stderr: '--sample brings its own name and zone. Leave --name and --zone out.\n',
    });
    expect(await onSample('new', '--sample')).toMatchObject({ code: 0, stderr: '' });
    const checked = await onSample('check', '--json');
    expect(checked.code).toBe(1);
    const verdicts: { name: string; verdict: string }[] = checked.json;
    expect(verdicts.filter(({ verdict }) => verdict.startsWith('Blocked')).map(({ name }) => name)).toEqual([
      'Statements archive 2.1',
    ]);
    expect(await onSample('verify')).toMatchObject({ code: 0 });
  });

  it('says in one sentence what is wrong with what was typed', async () => {
    const cases: [string[], RegExp][] = [
      [['list', 'items'], /^Name the plan file with --plan FILE\.$/m],
      [['--plan', 'no.slipway', 'list', 'items'], /^There is no plan at .*no\.slipway\.$/m],
      [
        ['--plan', 'plan.slipway', 'list', 'itmes'],
        /^There is no collection itmes\. Name one of: plan, people, items, sprints, releases, changes, [\w, ]+\.$/m,
      ],
      [['--plan', 'plan.slipway', 'show', 'REL-99'], /^There is no REL-99 in this plan\. Keys look like REL-12\.$/m],
      [
        ['--plan', 'plan.slipway', '--now', 'noon', 'run', 'item.create', '--input', '{}'],
        /^--now: "noon" is not an instant\./m,
      ],
      [['--plan', 'plan.slipway', 'run', 'item.create', '--input', '{title}'], /^--input is not JSON: /m],
      [['--plan', 'plan.slipway', 'run', 'item.create', '--input', '@no.json'], /^--input: no\.json cannot be read: /m],
      [['--plan', 'plan.slipway', 'run', 'item.crate', '--input', '{}'], /^There is no command item\.crate\.$/m],
      [['--plan', 'plan.slipway', 'run', 'item.create', '--input', '{}'], /^Title: Type a text\.$/m],
      [['--plan', 'plan.slipway', 'import', 'no.csv'], /^no\.csv cannot be read: /m],
      [['nonsense'], /unknown command 'nonsense'/],
    ];
    const history = await onPlan('history', '--json');
    for (const [words, sentence] of cases) {
      const answer = await slipway(words);
      expect({ words, ...answer }).toMatchObject({ code: 2, stdout: '' });
      expect(answer.stderr).toMatch(sentence);
      expect(answer.stderr).not.toMatch(/\bat .*:\d+:\d+/);
    }
    // Nothing was written, not even who tried.
    expect((await onPlan('history', '--json')).json).toEqual(history.json);
  });

  it('runs commands, takes input from a file and from stdin, and answers keys', async () => {
    const window = {
      name: 'Core',
      zone: 'Europe/London',
      start: '2026-11-28T22:00',
      end: '2026-11-29T04:00',
      rule: 'FREQ=WEEKLY;BYDAY=SA',
    };
    expect((await run('window.create', window)).json).toMatchObject({
      ok: true,
      created: [{ collection: 'windows', key: 'WIN-1' }],
    });
    await writeFile(
      join(folder, 'freeze.json'),
      JSON.stringify({ name: 'Year-end', zone: 'Europe/London', start: '2026-12-18T18:00', end: '2027-01-04T06:00' }),
    );
    expect(await onPlan('run', 'freeze.create', '--input', '@freeze.json')).toMatchObject({
      code: 0,
      stdout: 'Added FRZ-1\n',
    });
    const release = JSON.stringify({
      name: 'Online Banking 12.0',
      kind: 'major',
      lengthMinutes: 270,
      backOutMinutes: 60,
    });
    const made = await slipway(
      ['--plan', 'plan.slipway', '--actor', 'Amara Osei', 'run', 'release.create', '--input', '-'],
      { input: release },
    );
    expect(made).toMatchObject({ code: 0, stdout: 'Made REL-1\n' });
  });

  it('exits with 1 when a rule blocks, with the findings on stdout and the sentence on stderr', async () => {
    const blocked = await run('release.reschedule', { release: 'rel-1', start: '2026-12-22T22:00:00Z' });
    expect(blocked).toMatchObject({
      code: 1,
      json: { ok: false, refusal: { kind: 'blocked', findings: [{ rule: 'noFreeze' }, { rule: 'insideWindow' }] } },
    });
    expect(blocked.stderr).toMatch(/^REL-1 cannot go there: inside Year-end; outside every maintenance window\.$/m);
    const moved = await run('release.reschedule', { release: 'REL-1', start: '2026-12-05T23:00:00+01:00' });
    expect(moved).toMatchObject({ code: 0, json: { label: 'Moved REL-1 to Sat 5 Dec 22:00' } });
    expect((await onPlan('show', 'REL-1', '--json')).json).toMatchObject({ start: '2026-12-05T22:00:00Z' });
  });

  it('checks the decision as well as the date', async () => {
    expect(await onPlan('check', 'REL-1', '--go', '--json')).toMatchObject({
      code: 1,
      json: { findings: expect.arrayContaining([expect.objectContaining({ rule: 'testResultPresent' })]) },
    });
  });

  it('checks releases and finds slots', async () => {
    expect(await onPlan('check', 'REL-1', '--json')).toMatchObject({
      code: 0,
      json: { key: 'REL-1', severity: 'pass', verdict: 'May go' },
    });
    await run('freeze.create', { name: 'Surprise', zone: 'UTC', start: '2026-12-05T23:00', end: '2026-12-06T01:00' });
    expect(await onPlan('check', '--json')).toMatchObject({ code: 1, json: [{ key: 'REL-1', severity: 'block' }] });
    const slots = await onPlan('slots', 'REL-1', '--from', '2026-12-01', '--to', '2027-01-20', '--json');
    const found = slots.json as { slots: { start: string }[]; rejected: { start: string }[] };
    expect(slots.code).toBe(0);
    expect(found.slots.map(({ start }) => start)).toEqual([
      '2026-12-12T22:00:00Z',
      '2027-01-09T22:00:00Z',
      '2027-01-16T22:00:00Z',
    ]);
    expect(found.rejected.map(({ start }) => start)).toEqual([
      '2026-12-05T22:00:00Z',
      '2026-12-19T22:00:00Z',
      '2026-12-26T22:00:00Z',
      '2027-01-02T22:00:00Z',
    ]);
  });

  it('prints release notes byte for byte: generated while there are none, then what was written', async () => {
    expect(await onPlan('notes', 'REL-99')).toMatchObject({ code: 2, stdout: '' });
    const generated = await onPlan('notes', 'rel-1');
    expect(generated.code).toBe(0);
    expect(generated.stdout).toMatch(/^# Online Banking 12\.0\n\n/);
    expect(generated.stdout).toMatch(/[^\n]\n$/);
    expect((await onPlan('notes', 'REL-1', '--json')).json).toMatchObject({ release: 'REL-1', isKept: false });
    // With carriage returns, a tab and no end of the last line: nothing of it is made nicer.
    const body = '* one\r\n*\ttwo  \n\n\n__x__\n';
    expect((await run('releaseNotes.edit', { release: 'REL-1', body })).code).toBe(0);
    expect(await onPlan('notes', 'REL-1')).toMatchObject({ code: 0, stdout: body, stderr: '' });
    expect((await onPlan('notes', 'REL-1', '--json')).json).toEqual({ release: 'REL-1', isKept: true, body });
  });

  it('imports a backlog, twice without doubling it, and says of refused rows why', async () => {
    const file = join(projectRoot, 'tests/fixtures/backlog/jira.csv');
    const dry = await onPlan('import', file, '--dry-run', '--json');
    expect(dry).toMatchObject({
      code: 0,
      json: { isWritten: false, counts: { new: 5, changed: 0, unchanged: 0, refused: 0 } },
    });
    expect((await onPlan('list', 'items', '--json')).json).toEqual([]);
    expect(await onPlan('import', file, '--json')).toMatchObject({
      code: 0,
      json: { isWritten: true, counts: { new: 5 } },
    });
    expect((await onPlan('import', file, '--json')).json).toMatchObject({
      counts: { new: 0, changed: 0, unchanged: 5 },
    });
    await writeFile(
      join(folder, 'bad.csv'),
      'Key;Wording;SP\nPAY-1;Confirm payee;M\nPAY-9;New one;5\nPAY-9;Again;5\nPAY-7;;1\n',
    );
    const mapped = await onPlan(
      'import',
      'bad.csv',
      '--mapping',
      '{"title":"Wording","externalKey":"Key","points":"SP"}',
      '--json',
    );
    expect(mapped).toMatchObject({ code: 0, json: { counts: { new: 1, refused: 3 } } });
    expect(mapped.stderr.split('\n')).toEqual(
      expect.arrayContaining([
        'Row 2, Points: "M" is not a number. Type one, or leave it empty.',
        'Row 4, External key: PAY-9 stands in row 3 already. Remove one of the two.',
        'Row 5, Title: empty. An item needs a title.',
      ]),
    );
    const unknown = await onPlan('import', 'bad.csv');
    expect(unknown).toMatchObject({ code: 2, stdout: '' });
    expect(unknown.stderr).toMatch(
      /^bad\.csv: No column is known to hold the title\. Choose one of: Key, Wording, SP\.$/m,
    );
  });

  it('tells the history and verifies it', async () => {
    const history = (await onPlan('history', '--json')).json as { seq: number; actorName: string; label: string }[];
    expect(history.at(-1)).toMatchObject({ seq: 1, actorName: 'Amara Osei', label: 'Created the plan' });
    expect(history.map(({ seq }) => seq)).toEqual(history.map((_, index) => history.length - index));
    expect(await onPlan('verify', '--json')).toMatchObject({
      code: 0,
      json: { ok: true, firstSeq: 1, lastSeq: history.length },
    });
  });

  it('lists the commands with the schemas of their inputs', async () => {
    const commands = (await onPlan('commands', '--json')).json as { name: string; input: { required?: string[] } }[];
    expect(commands.find(({ name }) => name === 'release.reschedule')!.input.required).toEqual(['release', 'start']);
  });

  it('exits with 3 while another Slipway writes, and reads all the same', async () => {
    const script = `const { startTestBackend } = await import('${join(projectRoot, 'tests/electron/testBackend.ts')}');
      const backend = await startTestBackend(${JSON.stringify(join(folder, 'home2'))});
      await backend.open(${JSON.stringify(join(folder, 'plan.slipway'))});
      console.log('open');
      process.stdin.on('data', async () => { await backend.close(); process.exit(0); });`;
    const writer = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      cwd: projectRoot,
    });
    await new Promise((resolve) => writer.stdout.once('data', resolve));
    const locked = await run('item.create', { title: 'Not now' });
    expect(locked).toMatchObject({ code: 3, stdout: '' });
    expect(locked.stderr).toMatch(
      /^plan\.slipway is open in a test on .* \(process \d+, since .*\)\. Close it there, or open it here to read only\.$/m,
    );
    expect(await onPlan('list', 'releases', '--json')).toMatchObject({ code: 0, json: [{ key: 'REL-1' }] });
    const ended = new Promise((resolve) => writer.once('exit', resolve));
    writer.stdin.write('close\n');
    await ended;
    expect((await run('item.create', { title: 'Now' })).code).toBe(0);
  });

  it('exits with 4 on a damaged plan, and leaves it as it is', async () => {
    await copyFile(join(folder, 'plan.slipway'), join(folder, 'damaged.slipway'));
    const text = await readFile(join(folder, 'damaged.slipway'), 'utf8');
    await writeFile(join(folder, 'damaged.slipway'), text.replace('Online Banking 12.0', 'Online Banking 13.0'));
    const before = await readFile(join(folder, 'damaged.slipway'));
    for (const words of [['list', 'releases'], ['verify'], ['run', 'item.create', '--input', '{"title":"x"}']]) {
      const answer = await slipway(['--plan', 'damaged.slipway', ...words]);
      expect(answer.code).toBe(4);
      expect(answer.stderr).toMatch(/was changed outside Slipway/);
    }
    expect(await readFile(join(folder, 'damaged.slipway'))).toEqual(before);
  });
});
