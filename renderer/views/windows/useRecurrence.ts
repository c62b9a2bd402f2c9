import { useMemo, useState } from 'react';
import type { AnyRefusal } from '../../../shared/api/contract.ts';
import { checkRule } from '../../../shared/domain/recurrence/recurrence.ts';
import { fitSingleDates } from '../../../shared/domain/recurrence/singleDates.ts';
import { parseRuleWords } from '../../../shared/domain/ruleWords/parseRuleWords.ts';
import { type RuleSetting, sayWholeRule } from '../../../shared/domain/ruleWords/ruleWords.ts';
import { refuse } from '../../../shared/kernel/result.ts';
import { type Day, epochToWall, type WallTime } from '../../../shared/kernel/time.ts';
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

export function useRecurrence(initial: Series): Recurrence {
  const zone = useZone();
  const calendars = useCollection('businessCalendars');
  const setting = { planZone: zone, calendars };
  // The rule passes through many others while it is typed: what it loses on the way must be there again at the end.
  const [typed, setSeries] = useState(initial);
  const { series, lost } = useMemo(() => fitSingleDates(typed), [typed]);
  const [from, setFrom] = useState(() => initial.start.slice(0, 10));
  const [words, setWords] = useState(() => ({ text: sayWholeRule(initial, setting), problem: null as string | null }));
  const [raw, setRaw] = useState({ text: initial.rule ?? '', problem: null as string | null });

  const [hasNoDays, setHasNoDays] = useState(false);

  function show(next: Series) {
    setSeries(next);
    setHasNoDays(false);
    setWords({ text: sayWholeRule(next, setting), problem: null });
    setRaw({ text: next.rule ?? '', problem: null });
  }

  return {
    series,
    lost,
    from,
    words,
    raw,
    setting,
    hasNoDays,
    typeWords(text) {
      const read = parseRuleWords(text, epochToWall(Date.now(), planZone()).slice(0, 10), setting);
      setWords({ text, problem: read.ok ? null : read.refusal.message });
      if (!read.ok) return;
      setSeries({ ...typed, ...read.value });
      setHasNoDays(false);
      setFrom(read.value.start.slice(0, 10));
      setRaw({ text: read.value.rule ?? '', problem: null });
    },
    typeRaw(text) {
      const next = withRaw(typed, text, from);
      if (next.ok) show(next.value);
      setRaw({ text, problem: next.ok ? null : next.refusal.message });
    },
    choose(shape) {
      if (shape.kind === 'weekly' && shape.days.length === 0) return setHasNoDays(true);
      const rule = writeShape(shape, from);
      if (rule === null && shape.kind !== 'once') return;
      show(withRule(typed, rule === null ? null : keepLimit(rule, typed.rule), from));
    },
    limit: (limit) => typed.rule !== null && show({ ...typed, rule: withLimit(typed.rule, limit) }),
    beginOn(day) {
      setFrom(day);
      show(withRule(typed, typed.rule, day));
    },
    put: (fields) => show({ ...typed, ...fields }),
  };
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
