import { beforeAll, describe, expect, test } from 'vitest';
import { openPlanToRead } from '../../electron/backend/openPlans.ts';
import { verifyPlan } from '../../electron/backend/verify.ts';
import {
  change,
  diskOf,
  type Files,
  flipBit,
  type HealthyPlan,
  healthyPlan,
  openDamaged,
  placeOf,
  resealLastEntry,
  resealPlan,
  segmentsOf,
  without,
} from './damaged.ts';
import { createFaultyDisk } from './faultyDisk.ts';
import { seededRandom } from './powerLoss.ts';
import { describeState, PATHS, PLAN, portsOn } from './world.ts';

/** A damaged plan is never opened over: it is refused in words, not a byte of it is changed, and what is whole can be read. */
let plan: HealthyPlan;
let other: HealthyPlan;
beforeAll(async () => {
  plan = await healthyPlan();
  other = await healthyPlan(3);
});

interface Case {
  name: string;
  damage(): Files;
  says: RegExp;
  /** The entry through which it can still be read. */
  intact: number;
}

const middleOf = (files: Files, seq: number) => {
  const { path, start, end } = placeOf(files, seq);
  return [path, (start + end) >> 1] as const;
};

const cases: Case[] = [
  {
    name: 'a bit flipped in the middle of the journal',
    damage: () => flipBit(plan.open, ...middleOf(plan.open, 4)),
    says: /^Merrowdale\.slipway was changed outside Slipway\. Entry 4 of its history is not as it was written: .+\. Entries 1 to 3 are intact\. Nothing was written\.$/,
    intact: 3,
  },
  {
    name: 'a bit flipped in the last entry',
    damage: () => flipBit(plan.open, ...middleOf(plan.open, 8)),
    says: /Merrowdale\.slipway .* Entry 8 .* Entries 1 to 7 are intact/,
    intact: 7,
  },
  {
    name: 'a record edited by hand',
    damage: () => {
      const { path } = placeOf(plan.open, 6);
      return change(plan.open, path, (bytes) => Buffer.from(bytes.toString('utf8').replace('"Refund"', '"Refuse"')));
    },
    says: /Merrowdale\.slipway .* Entry 6 .* its content does not match its seal/,
    intact: 5,
  },
  {
    name: 'an entry cut out',
    damage: () => {
      const { path, start, end } = placeOf(plan.open, 7);
      return change(plan.open, path, (bytes) => Buffer.concat([bytes.subarray(0, start), bytes.subarray(end + 1)]));
    },
    says: /Merrowdale\.slipway .* Entry 7 .* it says that it is entry 8/,
    intact: 6,
  },
  {
    name: 'a bit flipped in the plan file, which the history makes good',
    damage: () => flipBit(plan.closed, PLAN, 2000),
    says: /^Merrowdale\.slipway: The plan file was changed outside Slipway: it does not match its seal\.$/,
    intact: 8,
  },
  {
    name: 'a plan file of zeros, as a failing disk leaves it',
    damage: () => change(plan.closed, PLAN, (bytes) => bytes.fill(0)),
    says: /^Merrowdale\.slipway: This file is not a Slipway plan\.$/,
    intact: 8,
  },
  {
    name: 'a plan file cut short',
    damage: () => change(plan.closed, PLAN, (bytes) => bytes.subarray(0, 3000)),
    says: /^Merrowdale\.slipway: The plan file is cut off or was changed outside Slipway\.$/,
    intact: 8,
  },
  {
    name: 'a file removed from the middle of the journal',
    damage: () => without(plan.open, segmentsOf(plan.open)[1]!),
    says: /Merrowdale\.slipway .* Entry 6 .* it does not follow from the file before/,
    intact: 3,
  },
  {
    name: 'the first file of the journal removed while the plan file is behind it',
    damage: () => without(plan.open, segmentsOf(plan.open)[0]!),
    says: /^Merrowdale\.slipway does not belong .* stands at entry 0, but its history begins at entry 4/,
    intact: 0,
  },
  {
    name: 'the last file of the journal removed, which the plan file knows of',
    damage: () => without(plan.closed, segmentsOf(plan.closed)[2]!),
    says: /^Merrowdale\.slipway does not belong .* stands at entry 8, but its history ends at entry 5/,
    intact: 8,
  },
  {
    name: 'a file in the middle of the journal cut short',
    damage: () => change(plan.open, segmentsOf(plan.open)[0]!, (bytes) => bytes.subarray(0, -40)),
    says: /Merrowdale\.slipway .* The entry after 2 of its history .* its file ends too early/,
    intact: 2,
  },
  {
    name: 'the last line cut short, which the plan file knows whole',
    damage: () => change(plan.closed, segmentsOf(plan.closed)[2]!, (bytes) => bytes.subarray(0, -40)),
    says: /^Merrowdale\.slipway does not belong .* stands at entry 8, but its history ends at entry 7/,
    intact: 8,
  },
  {
    name: 'the plan file of another plan',
    damage: () => new Map(plan.closed).set(PLAN, other.closed.get(PLAN)!),
    says: /Merrowdale\.slipway .* Entry 6 .* it belongs to another plan/,
    intact: 8,
  },
  {
    name: 'a newer copy of the plan file beside an older copy of the journal',
    damage: () => {
      const { path, start } = placeOf(plan.closed, 7);
      return change(plan.closed, path, (bytes) => bytes.subarray(0, start));
    },
    says: /^Merrowdale\.slipway does not belong .* stands at entry 8, but its history ends at entry 6/,
    intact: 8,
  },
  {
    name: 'a plan file of a newer schema',
    damage: () => resealPlan(plan.closed, { schema: 99 }),
    says: /^Merrowdale\.slipway: This plan was written by a newer Slipway\. Update Slipway to open it\.$/,
    intact: -1,
  },
  {
    name: 'an entry of a newer schema',
    damage: () => resealLastEntry(plan.open, 8, { schema: 99 }),
    says: /^Merrowdale\.slipway holds entries of a newer Slipway from entry 8 on\. Update Slipway to open it\.$/,
    intact: 7,
  },
  {
    name: 'an entry of an unknown kind',
    damage: () => resealLastEntry(plan.open, 8, { kind: 'merge' as 'command' }),
    says: /^Merrowdale\.slipway holds entries of a newer Slipway from entry 8 on\./,
    intact: 7,
  },
  {
    name: 'a journal of a newer format',
    damage: () =>
      change(plan.open, segmentsOf(plan.open)[2]!, (bytes) =>
        Buffer.from(bytes.toString('utf8').replace('"format":1', '"format":2')),
      ),
    says: /^Merrowdale\.slipway holds entries of a newer Slipway from entry 6 on\./,
    intact: 5,
  },
];

describe.each(cases)('$name', ({ damage, says, intact }) => {
  test('is refused in a sentence, and nothing is written', async () => {
    const { message, isUntouched } = await openDamaged(damage());
    expect(message).toMatch(says);
    expect(isUntouched).toBe(true);
  });

  test('is found by verifying', async () => {
    const { problems } = await verifyPlan(createFaultyDisk({ root: diskOf(damage()) }), PATHS);
    expect(problems).toHaveLength(1);
  });

  test(`can be read through entry ${intact}`, async () => {
    const disk = createFaultyDisk({ root: diskOf(damage()) });
    const opened = await openPlanToRead(portsOn(disk, 9), PLAN, { why: 'damaged', stopAtDamage: true });
    expect(opened.ok ? opened.value.store.state.seq : -1).toBe(intact);
    if (!opened.ok || intact === 0 || damage().get(PLAN) === other.closed.get(PLAN)) return;
    expect(describeState(opened.value.store.state)).toBe(plan.states[intact]);
  });
});

describe('what is no damage', () => {
  test('an older copy of the plan file beside the newer journal opens with all that was answered', async () => {
    const files = new Map(plan.closed).set(PLAN, plan.open.get(PLAN)!);
    expect(await openDamaged(files)).toMatchObject({ message: null, seq: 8 });
  });

  test('a last line cut short is a write that was interrupted, and was never answered', async () => {
    const files = change(plan.open, segmentsOf(plan.open)[2]!, (bytes) => bytes.subarray(0, -40));
    expect(await openDamaged(files)).toMatchObject({ message: null, seq: 7 });
  });

  test('the plan file alone opens complete', async () => {
    const files = segmentsOf(plan.closed).reduce(without, plan.closed);
    expect(await openDamaged(files)).toMatchObject({ message: null, seq: 8 });
  });

  test('files of the journal that the plan file is past may be taken away, and verifying says so', async () => {
    const files = segmentsOf(plan.closed).slice(0, 2).reduce(without, plan.closed);
    const found = await verifyPlan(createFaultyDisk({ root: diskOf(files) }), PATHS);
    expect(found).toMatchObject({ problems: [], notes: ['The history here begins at entry 6.'] });
    expect(await openDamaged(files)).toMatchObject({ message: null, seq: 8 });
  });
});

test('no single flipped bit, wherever it is, is taken for what was written', async () => {
  const random = seededRandom(7);
  const last = placeOf(plan.open, 8);
  const places: (readonly [string, number])[] = [];
  for (let at = last.start; at <= last.end; at += 3) places.push([last.path, at]);
  for (let at = last.end - 160; at <= last.end; at++) places.push([last.path, at]);
  for (const path of [PLAN, ...segmentsOf(plan.open)]) {
    const { length } = plan.open.get(path)!;
    for (let at = 0; at < 190; at++) places.push([path, at]);
    for (let sample = 0; sample < 150; sample++) places.push([path, Math.floor(random() * length)]);
  }
  const wrong: string[] = [];
  for (const [path, at] of places) {
    if (at >= plan.open.get(path)!.length) continue;
    const bit = 1 << Math.floor(random() * 8);
    const { message, isUntouched } = await openDamaged(flipBit(plan.open, path, at, bit));
    if (message === null || !isUntouched) wrong.push(`${path} at ${at}, bit ${bit}: ${message ?? 'it opens'}`);
  }
  expect(places.length).toBeGreaterThan(2000);
  expect(wrong, wrong.slice(0, 10).join('\n')).toHaveLength(0);
});

test('a line end of the last entry that was changed is damage and no interrupted write', async () => {
  const { path, start, end } = placeOf(plan.open, 8);
  const bytes = plan.open.get(path)!;
  const lineEnds: number[] = [];
  for (let at = bytes.indexOf(0x0a, start); at >= 0 && at <= end; at = bytes.indexOf(0x0a, at + 1)) lineEnds.push(at);
  expect(lineEnds.length).toBeGreaterThan(3);
  for (const at of lineEnds) {
    for (let bit = 1; bit < 256; bit *= 2) {
      const { message, isUntouched } = await openDamaged(flipBit(plan.open, path, at, bit));
      expect(message).toMatch(/Merrowdale\.slipway .* Entry 8 /);
      expect(isUntouched).toBe(true);
    }
  }
});
