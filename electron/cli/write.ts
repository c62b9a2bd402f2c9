import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { text } from 'node:stream/consumers';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import type { Backend } from '../backend/backend.ts';
import { createSample } from '../backend/samplePlan.ts';
import { createdBy } from '../backend/write.ts';
import { answered, type Outcome, refused } from './outcome.ts';
import { planPath, presentInstant, resolveFile, type Settings, startBackend } from './settings.ts';

export async function createPlan(settings: Settings): Promise<Outcome> {
  const path = planPath(settings);
  if (!path.ok) return refused(settings, path.refusal);
  const now = presentInstant(settings);
  if (!now.ok) return refused(settings, now.refusal);
  const { name, zone, sample } = settings;
  if (sample && (name ?? zone) !== undefined)
    return refused(
      settings,
      refuse('invalid', '--sample brings its own name and zone. Leave --name and --zone out.').refusal,
    );
  const backend = await startBackend(settings, now.value);
  const fileName = basename(path.value).replace(/\.[^.]+$/, '');
  const made = sample
    ? await createSample(backend, path.value)
    : await backend.create(path.value, { name: name ?? fileName, zone: zone ?? 'UTC' });
  const status = backend.status();
  await backend.close();
  if (!made.ok) return refused(settings, made.refusal);
  return answered(settings, { ok: true, path: path.value, planId: status?.planId }, `Made ${path.value}`);
}

export async function runCommand(settings: Settings, name: string): Promise<Outcome> {
  const input = await readInput(settings.input ?? '');
  if (!input.ok) return refused(settings, input.refusal);
  return withPlan(settings, async (backend) => {
    const actor = backend.actor();
    if (!actor.ok) return refused(settings, actor.refusal);
    const result = await backend.store!.run(name, input.value, actor.value);
    if (!result.ok) return refused(settings, result.refusal);
    const { seq, label } = result.value.header;
    const created = createdBy(result.value);
    return answered(settings, { ok: true, seq, label, created }, label);
  });
}

/** Opens the plan for writing, does the work, and leaves a plan file that is complete alone. */
export async function withPlan(settings: Settings, work: (backend: Backend) => Promise<Outcome>): Promise<Outcome> {
  const path = planPath(settings);
  if (!path.ok) return refused(settings, path.refusal);
  const now = presentInstant(settings);
  if (!now.ok) return refused(settings, now.refusal);
  const backend = await startBackend(settings, now.value);
  const opened = await backend.open(path.value);
  if (!opened.ok) return refused(settings, opened.refusal);
  try {
    return await work(backend);
  } finally {
    await backend.close();
  }
}

/** JSON as it stands, from @FILE, or from stdin with -. */
async function readInput(given: string): Promise<Result<unknown>> {
  let content = given;
  try {
    if (given === '-') content = await text(process.stdin);
    else if (given.startsWith('@')) content = await readFile(resolveFile(given.slice(1)), 'utf8');
  } catch (error) {
    return refuse('invalid', `--input: ${given.slice(1)} cannot be read: ${(error as Error).message}`);
  }
  try {
    return ok(JSON.parse(content));
  } catch (error) {
    return refuse('invalid', `--input is not JSON: ${(error as Error).message}`);
  }
}
