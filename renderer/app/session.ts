import { create } from 'zustand';
import type { AppInfo, Identity, OpenTrouble, PlanStatus, PushMessage, Ran, Reply } from '../../shared/api/contract.ts';
import { DEFAULT_PREFERENCES, type Preferences } from '../../shared/api/preferences.ts';
import { zoneOf } from '../../shared/domain/planSettings.ts';
import { assertNever } from '../../shared/kernel/result.ts';
import type { Zone } from '../../shared/kernel/time.ts';
import { type CollectionName, collectionNames, type RecordOf } from '../../shared/model/plan.ts';
import { createMirror, type Mirror, type PushOutcome, type SnapshotPiece } from '../../shared/store/mirror.ts';
import type { View } from '../../shared/store/view.ts';
import { spread } from './listening.ts';
import { nextTask } from './nextTask.ts';
import { onPush, request } from './transport.ts';

/** What a window knows: who and what, and a mirror of the open plan. */
interface Session {
  phase: 'starting' | 'welcome' | 'loading' | 'open';
  info: AppInfo | null;
  identity: Identity | null;
  preferences: Preferences;
  status: PlanStatus | null;
  trouble: OpenTrouble | null;
  /** A write takes longer than a glance. */
  isSaving: boolean;
  /** Collection -> a number that goes up with each change of it; views redraw for theirs only. */
  versions: Record<CollectionName, number>;
}

const noVersions = Object.fromEntries(collectionNames.map((name) => [name, 0])) as Record<CollectionName, number>;

export const useSession = create<Session>(() => ({
  phase: 'starting',
  info: null,
  identity: null,
  preferences: DEFAULT_PREFERENCES,
  status: null,
  trouble: null,
  isSaving: false,
  versions: noVersions,
}));

let mirror: Mirror = createMirror();
const snapshots = new Map<number, { pieces: SnapshotPiece[]; onPiece: () => void }>();
const waiting: { seq: number; resolve: () => void }[] = [];

/** The plan to read. Its content changes in place; `useCollection` says when. */
export const plan = (): View => mirror.database;

/** The records of a collection, a new array whenever one of them changed. */
export const useCollection = <C extends CollectionName>(collection: C): readonly RecordOf<C>[] =>
  useSession((session) => recordsAt(collection, session.versions[collection])) as readonly RecordOf<C>[];

const known = new Map<CollectionName, { mirror: Mirror; version: number; records: readonly unknown[] }>();

/** One array a version, shared by all who show it. */
function recordsAt(collection: CollectionName, version: number): readonly unknown[] {
  const latest = known.get(collection);
  if (latest?.mirror === mirror && latest.version === version) return latest.records;
  const records = Array.from(mirror.database.all(collection));
  known.set(collection, { mirror, version, records });
  return records;
}

/** The plan's zone, in which all times are shown. */
export const useZone = (): Zone => useSession(planZone);
export const planZone = (): Zone => zoneOf(mirror.database);

export async function start(): Promise<void> {
  onPush(hear);
  const [info, identity, preferences, status] = await Promise.all([
    request('app.info'),
    request('identity.get'),
    request('preferences.get'),
    request('plan.status'),
  ]);
  useSession.setState({ info: valueOf(info), identity: valueOf(identity) });
  if (preferences.ok) useSession.setState({ preferences: preferences.value });
  await takeStatus(valueOf(status));
}

function hear(message: PushMessage): void {
  switch (message.kind) {
    case 'changed':
      return take(mirror.receive(message.push));
    case 'status':
      return void takeStatus(message.status);
    case 'identity':
      return useSession.setState({ identity: message.identity });
    case 'preferences':
      return useSession.setState({ preferences: message.preferences });
    case 'snapshot': {
      const snapshot = snapshotOf(message.subscription);
      snapshot.pieces.push(message.piece);
      return snapshot.onPiece();
    }
    case 'importing':
    case 'copying':
    case 'action':
      return spread(message);
    default:
      assertNever(message);
  }
}

const valueOf = <T>(reply: Reply<T>): T | null => (reply.ok ? reply.value : null);

async function takeStatus(status: PlanStatus | null): Promise<void> {
  const { phase, status: before } = useSession.getState();
  const isSame = status !== null && status.planId === before?.planId;
  useSession.setState({ status });
  if (!isSame || (phase !== 'open' && phase !== 'loading')) await subscribe();
  else await catchUp();
}

/** A plan that was only looked at may have gone on meanwhile, in another Slipway. */
async function catchUp(): Promise<void> {
  const { phase, status } = useSession.getState();
  if (phase !== 'open' || !status || mirror.isTakingIn() || status.seq <= mirror.seq()) return;
  await request('plan.since', { seq: mirror.seq() });
}

/**
 * Takes the whole plan: subscribes, keeps the pushes that come meanwhile, opens, and drops those it holds already. Where no
 * plan is open, the window hears from here on when one opens. Whatever comes later takes over.
 */
async function subscribe(): Promise<void> {
  const next = createMirror();
  mirror = next;
  // What they wait for comes in no other plan.
  for (const { resolve } of waiting.splice(0)) resolve();
  if (useSession.getState().status) useSession.setState({ phase: 'loading', trouble: null });
  const reply = await request('plan.subscribe');
  if (!reply.ok) {
    const trouble = valueOf(await request('plan.trouble'));
    if (mirror === next) useSession.setState({ phase: 'welcome', status: null, versions: noVersions, trouble });
    return;
  }
  const { subscription, seq, counters, status } = reply.value;
  const snapshot = snapshotOf(subscription);
  while (snapshot.pieces.length < reply.value.pieces)
    await new Promise<void>((resolve) => (snapshot.onPiece = resolve));
  snapshots.delete(subscription);
  if (mirror !== next) return;
  for (const piece of snapshot.pieces) next.load(piece);
  take(next.opened(seq, counters));
  useSession.setState({ phase: 'open', status });
}

function snapshotOf(subscription: number) {
  const known = snapshots.get(subscription);
  if (known) return known;
  const snapshot = { pieces: [], onPiece: () => undefined };
  snapshots.set(subscription, snapshot);
  return snapshot as { pieces: SnapshotPiece[]; onPiece: () => void };
}

function take({ gap }: PushOutcome): void {
  useSession.setState(({ versions }) => {
    const next = { ...versions };
    let hasChanged = false;
    for (const name of collectionNames) {
      hasChanged ||= next[name] !== mirror.version(name);
      next[name] = mirror.version(name);
    }
    return hasChanged ? { versions: next } : {};
  });
  for (const waiter of waiting.filter(({ seq }) => seq <= mirror.seq())) {
    waiting.splice(waiting.indexOf(waiter), 1);
    waiter.resolve();
  }
  if (gap) void request('plan.since', { seq: mirror.seq() });
  if (mirror.isTakingIn()) void takeIn(mirror);
}

/** In milliseconds: half a frame. */
const SLICE = 8;
const takingIn = new WeakSet<Mirror>();

/** Takes a large transaction in, in slices between which the window draws and answers. Another plan gives it up. */
async function takeIn(into: Mirror): Promise<void> {
  if (takingIn.has(into)) return;
  takingIn.add(into);
  while (into.isTakingIn()) {
    await nextTask();
    if (mirror !== into) return;
    const outcome = proceedForAWhile(into);
    if (outcome.applied.length > 0) take(outcome);
  }
  takingIn.delete(into);
  await catchUp();
}

function proceedForAWhile(into: Mirror): PushOutcome {
  const stopAt = performance.now() + SLICE;
  for (;;) {
    const outcome = into.proceed();
    // What is in is drawn at once, which is work of its own.
    if (outcome.applied.length > 0 || performance.now() >= stopAt) return outcome;
  }
}

const GLANCE = 100;
let writes = 0;

/** Resolves once the change is on disk and in this window's mirror; a refusal is a value. */
export async function settled(answer: Promise<Reply<Ran>>): Promise<Reply<Ran>> {
  writes += 1;
  const timer = setTimeout(() => useSession.setState({ isSaving: true }), GLANCE);
  const reply = await answer.finally(() => {
    clearTimeout(timer);
    writes -= 1;
    if (writes === 0 && useSession.getState().isSaving) useSession.setState({ isSaving: false });
  });
  if (reply.ok && mirror.seq() < reply.value.seq)
    await new Promise<void>((resolve) => waiting.push({ seq: reply.value.seq, resolve }));
  return reply;
}

export const run = (name: string, input: unknown) => settled(request('command.run', { name, input }));
export const undo = (options: { seq?: number; leaveLaterEdits?: boolean } = {}) =>
  settled(request('history.undo', options));
export const redo = () => settled(request('history.redo'));
