import { Textarea, TextInput } from '@mantine/core';
import { RULE_EXAMPLE } from '../../../shared/domain/ruleWords/parseRuleWords.ts';
import { sayWholeRule } from '../../../shared/domain/ruleWords/ruleWords.ts';
import { dayOf, type WallTime } from '../../../shared/kernel/time.ts';
import { sayDate } from '../../../shared/kernel/timeText.ts';
import { isRefused } from '../../ui/FormDialog.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { DatesPreview } from './DatesPreview.tsx';
import { DaysOff } from './DaysOff.tsx';
import { RuleControls } from './RuleControls.tsx';
import { SingleDates } from './SingleDates.tsx';
import { SpanFields } from './SpanFields.tsx';
import type { EditorProperties, Recurring } from './useRecurrence.ts';
import './recurrence.css';

/** When something recurs, in words and in controls, with the dates that come of it beside. */
export function RecurrenceEditor({
  recurrence,
  refusal,
  of,
  about,
}: EditorProperties & {
  of: Recurring;
  /** What else is said of a date, such as by when changes are handed in for it. */
  about?: (start: number) => string | null;
}) {
  return (
    <div className="recurrence">
      <div className="recurrence-fields">
        <WordsField recurrence={recurrence} refusal={refusal} />
        <RuleControls recurrence={recurrence} refusal={refusal} />
        <SpanFields recurrence={recurrence} refusal={refusal} of={of} />
        <DaysOff recurrence={recurrence} refusal={refusal} />
        <details className="more-fields">
          <summary>Single dates and RRULE</summary>
          <SingleDates recurrence={recurrence} refusal={refusal} />
          <RawRule recurrence={recurrence} refusal={refusal} />
        </details>
      </div>
      <DatesPreview recurrence={recurrence} of={of} about={about} />
    </div>
  );
}

/** The words, and below them what was understood, as soon as it differs from what stands there. */
function WordsField({ recurrence, refusal }: EditorProperties) {
  const { words, series, lost, setting, typeWords } = recurrence;
  const understood = sayWholeRule(series, setting);
  return (
    <div>
      <Textarea
        label="When, in words"
        placeholder={RULE_EXAMPLE}
        value={words.text}
        onChange={(event) => typeWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          // One sentence: Enter sends the form, as in any other field.
          if (event.key !== 'Enter') return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
        error={words.problem !== null || isRefused(refusal, 'words')}
        autosize
        minRows={1}
        maxRows={4}
      />
      <div aria-live="polite" className="understood">
        {words.problem !== null ? (
          <Problem message={words.problem} />
        ) : (
          words.text.trim() !== understood && <p className="meta">Understood: {understood}</p>
        )}
        {lost.length > 0 && <p className="meta">{sayLost(lost)}</p>}
      </div>
    </div>
  );
}

/** `Left out or changed by itself, and no date of this rule any more: Sun 21 Mar 2027. It goes when you save.` */
function sayLost(lost: readonly WallTime[]): string {
  const named = lost.slice(0, MOST_NAMED).map((wall) => sayDate(dayOf(wall), ''));
  const others = lost.length - named.length;
  const list = others > 0 ? `${named.join(', ')} and ${others} more` : named.join(', ');
  return `Left out or changed by itself, and no date of this rule any more: ${list}. ${lost.length === 1 ? 'It goes' : 'They go'} when you save.`;
}

const MOST_NAMED = 3;

/** The rule as RFC 5545 writes it, for those who want it. */
function RawRule({ recurrence, refusal }: EditorProperties) {
  const { raw, typeRaw } = recurrence;
  return (
    <div>
      <TextInput
        label="RRULE"
        className="raw-rule"
        placeholder="FREQ=WEEKLY;BYDAY=SA"
        value={raw.text}
        onChange={(event) => typeRaw(event.currentTarget.value)}
        error={raw.problem !== null || isRefused(refusal, 'rule')}
        spellCheck={false}
      />
      {raw.problem !== null && <Problem message={raw.problem} />}
    </div>
  );
}
