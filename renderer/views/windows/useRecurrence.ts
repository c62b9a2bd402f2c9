import { useState } from 'react';
import type { AnyRefusal } from '../../../shared/api/contract.ts';
import { checkRule } from '../../../shared/domain/recurrence/recurrence.ts';
import { parseRuleWords } from '../../../shared/domain/ruleWords/parseRuleWords.ts';
import { type RuleSetting, sayWholeRule } from '../../../shared/domain/ruleWords/ruleWords.ts';
import { refuse } from '../../../shared/kernel/result.ts';
import { type Day, epochToWall } from '../../../shared/kernel/time.ts';
import type { Series } from '../../../shared/model/series.ts';
import { planZone, useCollection, useZone } from '../../app/session.ts';
import { keepLimit, type RuleLimit, type RuleShape, withLimit, withRule, writeShape } from './recurrenceDraft.ts';

/** A series while it is edited: the same in words, in controls and as RRULE, each kept in step with the others. */
export interface Recurrence {
  series: Series;
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

/** What the start and the end of it are called. */
export interface SpanWords {
  opens: string;
  closes: string;
}

export function useRecurrence(initial: Series): Recurrence {
  const zone = useZone();
  const calendars = useCollection('businessCalendars');
  const setting = { planZone: zone, calendars };
  const [series, setSeries] = useState(initial);
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
    from,
    words,
    raw,
    setting,
    hasNoDays,
    typeWords(text) {
      const read = parseRuleWords(text, epochToWall(Date.now(), planZone()).slice(0, 10), setting);
      setWords({ text, problem: read.ok ? null : read.refusal.message });
      if (!read.ok) return;
      setSeries({ ...series, ...read.value });
      setHasNoDays(false);
      setFrom(read.value.start.slice(0, 10));
      setRaw({ text: read.value.rule ?? '', problem: null });
    },
    typeRaw(text) {
      const next = withRaw(series, text, from);
      if (next.ok) show(next.value);
      setRaw({ text, problem: next.ok ? null : next.refusal.message });
    },
    choose(shape) {
      if (shape.kind === 'weekly' && shape.days.length === 0) return setHasNoDays(true);
      const rule = writeShape(shape, from);
      if (rule === null && shape.kind !== 'once') return;
      show(withRule(series, rule === null ? null : keepLimit(rule, series.rule), from));
    },
    limit: (limit) => series.rule !== null && show({ ...series, rule: withLimit(series.rule, limit) }),
    beginOn(day) {
      setFrom(day);
      show(withRule(series, series.rule, day));
    },
    put: (fields) => show({ ...series, ...fields }),
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
