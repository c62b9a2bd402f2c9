import type { Id } from '../../kernel/id.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Instant } from '../../kernel/time.ts';
import { uncapitalise } from '../../kernel/words.ts';
import { PLAIN_FREEZE } from '../../model/freeze.ts';
import type { RecordOf } from '../../model/plan.ts';
import type { Release } from '../../model/release.ts';
import { ONCE } from '../../model/series.ts';
import { PLAIN_WINDOW } from '../../model/window.ts';
import type { View } from '../../store/view.ts';
import { follow } from '../businessTime/followers.ts';
import { checkMeeting } from '../cabMeeting.ts';
import { checkLevels } from '../freeze.ts';
import { EMPTY_RELEASE } from '../release.ts';
import { withStart } from '../releaseDate.ts';
import { checkMovable } from '../releaseState.ts';
import { checkOpening } from '../window.ts';
import type { Draft, Drafted } from './calendarDrafts.ts';

/** A draft and the record that it becomes: one that the plan has, or a new one. */
export interface Place {
  collection: Drafted;
  draft: Draft;
  before: RecordOf<Drafted> | undefined;
  id: Id;
  key: string;
  /** Of the draft, with ids in place of references. */
  fields: object;
  /** References that are not in the plan and were left out. */
  lost: string[];
  refused: string | null;
}

/**
 * The record of a place, checked as one that was typed; refusals have no capital and no full stop.
 *
 * @param view with what the record may follow: anchors, releases and the plan's calendar as they will be
 */
export function recordOf(place: Place, view: View, now: Instant): Result<RecordOf<Drafted>> {
  const { collection, draft, before, id, key, fields, refused } = place;
  if (refused !== null) return refuse('invalid', refused);
  const uid = before ? before.uid : draft.uid;
  const record = { ...DEFAULTS[collection], ...before, ...fields, id, key, uid } as RecordOf<Drafted>;
  const checked = check(place, record, view, now);
  return checked.ok ? checked : refuse('invalid', asClause(checked.refusal.message));
}

const DEFAULTS = {
  windows: PLAIN_WINDOW,
  freezes: PLAIN_FREEZE,
  releases: EMPTY_RELEASE,
  cabMeetings: { ...ONCE, cutOff: null },
};

function check(
  { collection, before, draft }: Place,
  record: RecordOf<Drafted>,
  view: View,
  now: Instant,
): Result<RecordOf<Drafted>> {
  if (collection === 'releases')
    return checkRelease(record as Release, before as Release | undefined, {
      scheduledAt: 'scheduledAt' in draft ? draft.scheduledAt : undefined,
      now,
    });
  if (collection === 'cabMeetings') return checkMeeting(record as RecordOf<'cabMeetings'>);
  if (collection === 'windows') {
    const followed = follow(view, record as RecordOf<'windows'>);
    return followed.ok ? checkOpening(followed.value) : followed;
  }
  const followed = follow(view, record as RecordOf<'freezes'>);
  return followed.ok ? checkLevels(followed.value) : followed;
}

/**
 * A file decides neither that a release goes nor what became of it, and what is over stays where it was. A date counts from
 * now on, unless the file is one of ours and says since when this very date stands.
 */
function checkRelease(
  record: Release,
  before: Release | undefined,
  { scheduledAt, now }: { scheduledAt: Instant | null | undefined; now: Instant },
): Result<Release> {
  if (!before) {
    const dated = withStart(EMPTY_RELEASE, record.start, now);
    const since =
      scheduledAt === undefined || (scheduledAt !== null && scheduledAt > now) ? dated.scheduledAt : scheduledAt;
    return ok({ ...record, scheduledAt: since, state: record.state === 'go' ? 'planning' : record.state });
  }
  if (record.start !== before.start || record.lengthMinutes !== before.lengthMinutes) {
    const movable = checkMovable(before);
    if (!movable.ok) return movable;
  }
  return ok({ ...record, ...withStart(before, record.start, now), state: before.state });
}

/** A name or a key in front stays as it is written. */
const asClause = (sentence: string): string =>
  (/^[A-Z][a-z ]/.test(sentence) ? uncapitalise(sentence) : sentence).replace(/\.$/, '');
