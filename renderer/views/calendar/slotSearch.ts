import { DAY } from '../../../shared/kernel/time.ts';
import type { Release } from '../../../shared/model/release.ts';
import { type SlotSearch, searchSlots } from '../../../shared/rules/slots.ts';
import { plan } from '../../app/session.ts';
import { presentContext } from '../../app/verdicts.ts';
import { runWhenIdle } from './idle.ts';

const SLOTS = 5;
export const DAYS_AHEAD = 180;
/** Where five hundred windows a day all refuse it, so many starts are some seconds of work. */
const MOST_STARTS = 5_000;
/** Milliseconds after which a search that goes on says so, and how often after that. */
const SILENCE = 500;
const BETWEEN_WORDS = 250;

/** A search as people see it. */
export interface FoundSlots extends SlotSearch {
  /** Why it looked no further, where it did not look through all of the time. */
  ended: 'whole' | 'gaveUp' | 'stopped';
}

/** A search that goes on: how far it has come, milliseconds since 1970, once it takes long. */
export interface RunningSearch {
  /** Ends it with what it has found. */
  stop(): void;
  /** Ends it without a word. */
  giveUp(): void;
}

/** Looks for slots in the time that the window has left over: through a full year of windows it takes longer than a frame. */
export function searchWhenIdle(
  release: Release,
  onFound: (found: FoundSlots) => void,
  onProgress: (until: number) => void,
): RunningSearch {
  const context = presentContext();
  const to = context.now + DAYS_AHEAD * DAY;
  const range = { from: context.now, to, limit: SLOTS, patience: MOST_STARTS };
  let latest: SlotSearch = { slots: [], rejected: [], until: context.now };
  const steps = searchSlots(release, plan(), context, range);
  const giveUp = runWhenIdle(
    saying(steps, (found) => {
      latest = found;
      onProgress(found.until);
    }),
    (found) => onFound(asShown(found, found.until >= to || found.slots.length >= SLOTS ? 'whole' : 'gaveUp')),
  );
  return {
    giveUp,
    stop() {
      giveUp();
      onFound(asShown(latest, 'stopped'));
    },
  };
}

function* saying(
  search: Generator<SlotSearch, SlotSearch, void>,
  onProgress: (found: SlotSearch) => void,
): Generator<void, SlotSearch, void> {
  let sayAt = performance.now() + SILENCE;
  for (let step = search.next(); ; step = search.next()) {
    if (step.done) return step.value;
    if (performance.now() >= sayAt) {
      onProgress(step.value);
      sayAt = performance.now() + BETWEEN_WORDS;
    }
    yield;
  }
}

/** What may go comes first; what somebody must approve is offered behind it. */
const asShown = (found: SlotSearch, ended: FoundSlots['ended']): FoundSlots => ({
  ...found,
  ended,
  slots: found.slots.toSorted((a, b) => Number(a.severity === 'approval') - Number(b.severity === 'approval')),
});
