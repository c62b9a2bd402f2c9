import { useMemo, useState } from 'react';
import type { AnyRefusal } from '../../../shared/api/contract.ts';
import { checkRule } from '../../../shared/domain/recurrence/recurrence.ts';
import { fitSingleDates } from '../../../shared/domain/recurrence/singleDates.ts';
import { parseRuleWords } from '../../../shared/domain/ruleWords/parseRuleWords.ts';
import { type RuleSetting, sayWholeRule } from '../../../shared/domain/ruleWords/ruleWords.ts';
import { refuse } from '../../../shared/kernel/result.ts';
import { type Day, dayAt, dayOf, type WallTime } from '../../../shared/kernel/time.ts';
import type { Series } from '../../../shared/model/series.ts';
import { planZone, useCollection, useZone } from '../../app/session.ts';
import { keepLimit, type RuleLimit, type RuleShape, withLimit, withRule, writeShape } from './recurrenceDraft.ts';

/** A series while it is edited: the same in words, in controls and as RRULE, each kept in step with the others. */
export interface Recurrence {
  series: Series;
  /** Dates that were left out or changed by themselves, and that the rule has no more. */
  lost: readonly WallTime[];
  /** From which day on its first time is looked for. */
  from: Day;
  words: { text: string; problem: string | null };
  raw: { text: string; problem: string | null };
  setting: RuleSetting;
  /** Every day of the week was taken out: no rule says that. */
  hasNoDays: boolean;
  typeWords: (text: string) => void;
  typeRaw: (text: string) => void;
  choose: (shape: RuleShape) => void;
  limit: (limit: RuleLimit) => void;
  beginOn: (day: Day) => void;
  put: (fields: Partial<Series>) => void;
}

/** What each part of the editor is given. */
export interface EditorProperties {
  recurrence: Recurrence;
  refusal: AnyRefusal | null;
}

/** What recurs: the words for its start and end, and what is said of its dates, differ. */
export type Recurring = 'window' | 'freeze' | 'meeting';

/** What was typed, in whichever of the three it was. */
interface Typed extends Pick<Recurrence, 'from' | 'words' | 'raw' | 'hasNoDays'> {
  /** The rule passes through many others while it is typed: what it loses on the way must be there again at the end. */
  whole: Series;
}

export function useRecurrence(initial: Series): Recurrence {
  const zone = useZone();
  const calendars = useCollection('businessCalendars');
  const setting = { planZone: zone, calendars };
  const [typed, setTyped] = useState(() => shown(initial, dayOf(initial.start), setting));
  const { series, lost } = useMemo(() => fitSingleDates(typed.whole), [typed.whole]);
  const { whole, from, ...shownToo } = typed;
  const show = (next: Series, day = from) => setTyped(shown(next, day, setting));

  return {
    ...shownToo,
    series,
    lost,
    from,
    setting,
    typeWords: (text) => setTyped(inWords(typed, text, setting)),
    typeRaw: (text) => setTyped(asRule(typed, text, setting)),
    choose(shape) {
      if (shape.kind === 'weekly' && shape.days.length === 0) return setTyped({ ...typed, hasNoDays: true });
      const rule = writeShape(shape, from);
      if (rule === null && shape.kind !== 'once') return;
      show(withRule(whole, rule === null ? null : keepLimit(rule, whole.rule), from));
    },
    limit: (limit) => whole.rule !== null && show({ ...whole, rule: withLimit(whole.rule, limit) }),
    beginOn: (day) => show(withRule(whole, whole.rule, day), day),
    put: (fields) => show({ ...whole, ...fields }),
  };
}

/** A series as all three say it. */
const shown = (series: Series, from: Day, setting: RuleSetting): Typed => ({
  whole: series,
  from,
  words: { text: sayWholeRule(series, setting), problem: null },
  raw: { text: series.rule ?? '', problem: null },
  hasNoDays: false,
});

/** Words that are not understood leave the series as it was. */
function inWords(typed: Typed, text: string, setting: RuleSetting): Typed {
  const read = parseRuleWords(text, dayAt(Date.now(), planZone()), setting);
  if (!read.ok) return { ...typed, words: { text, problem: read.refusal.message } };
  const { start, rule } = read.value;
  return {
    whole: { ...typed.whole, ...read.value },
    from: dayOf(start),
    words: { text, problem: null },
    raw: { text: rule ?? '', problem: null },
    hasNoDays: false,
  };
}

function asRule(typed: Typed, text: string, setting: RuleSetting): Typed {
  const next = withRaw(typed.whole, text, typed.from);
  return next.ok
    ? { ...shown(next.value, typed.from, setting), raw: { text, problem: null } }
    : { ...typed, raw: { text, problem: next.refusal.message } };
}

/** An empty one happens once. */
function withRaw(series: Series, text: string, from: Day) {
  if (text.trim() === '') return { ok: true as const, value: withRule(series, null, from) };
  const checked = checkRule(text, series.start, series.zone);
  return checked.ok ? { ok: true as const, value: withRule(series, checked.value, from) } : checked;
}

/** What is typed and not understood is never left behind unsaid: it holds the form up. */
export function problemOf({ words, raw, hasNoDays }: Recurrence) {
  if (hasNoDays) return refuse('invalid', 'Days: choose at least one.', { field: 'days' });
  if (words.problem !== null) return refuse('invalid', words.problem, { field: 'words' });
  return raw.problem === null ? null : refuse('invalid', raw.problem, { field: 'rule' });
}
