import { END_OF_TIME } from '../kernel/time.ts';
import { sayInstant, sayLength, saySpan } from '../kernel/timeText.ts';
import { capitalise } from '../kernel/words.ts';
import type { Release } from '../model/release.ts';
import type { Evidence, Rule, RuleContext } from './rule.ts';

type Said = ReturnType<Rule['say']>;

/** What the rule insideWindow says. */
export const sayInsideWindow: Rule['say'] = (evidence, release, context) => {
  if (evidence.about === 'noWindows')
    return { message: 'The plan has no maintenance window yet', numbers: 'Add the first one in the calendar.' };
  const { is } = evidence.values;
  if (is === 'noneForIt') return sayNoneForIt(evidence, context);
  if (is === 'inside') return sayInside(evidence, context);
  return is === 'outside' ? sayOutside(evidence, context) : saySticksOut(evidence, release, context);
};

const sayNoneForIt = ({ values }: Evidence, context: RuleContext): Said => ({
  message: `No maintenance window is for ${values.service || 'it'}`,
  numbers: sayWhatIsNotOpen(values, context).trimStart(),
});

function sayInside(evidence: Evidence, context: RuleContext): Said {
  const { name, spare, leftOut } = evidence.values;
  const numbers = [
    `${name}, ${sayOpen(evidence, context)}`,
    spare === undefined ? '' : `${sayLength(Number(spare))} spare`,
    String(leftOut),
  ];
  return {
    message: `Inside a maintenance window${ofService(evidence)}`,
    numbers: numbers.filter(Boolean).join(', '),
  };
}

function sayOutside(evidence: Evidence, context: RuleContext): Said {
  const { values } = evidence;
  const notOpen = sayWhatIsNotOpen(values, context);
  const next = values.next
    ? `Next: ${values.name}, ${sayInstant(Number(values.next), context.zone, context.now)}.`
    : 'No window comes within a year.';
  return {
    message: `Outside every maintenance window${ofService(evidence)}`,
    // Where something is to be filled in first, nobody knows what would come then.
    numbers: values.remedy && !values.next ? notOpen.trimStart() : next + notOpen,
  };
}

function saySticksOut(evidence: Evidence, release: Release, context: RuleContext): Said {
  const { values, clash } = evidence;
  const window = `its window${ofService(evidence)}`;
  const early = Number(values.early) ? `starts ${sayLength(Number(values.early))} before ${window} opens` : '';
  const late = Number(values.late) ? `ends ${sayLength(Number(values.late))} after ${window} closes` : '';
  const reserve = release.backOutMinutes ? ` and ${sayLength(release.backOutMinutes)} back-out reserve` : '';
  const length = clash?.end === END_OF_TIME ? '' : `, ${sayLength(Number(values.length))}`;
  const needed = `Needed: ${sayLength(release.lengthMinutes)}${reserve}.`;
  return {
    message: capitalise([early, late].filter(Boolean).join(' and ')),
    numbers: `${values.name} is open ${sayOpen(evidence, context)}${length}. ${needed}${sayWhatIsNotOpen(values, context)}`,
  };
}

const ofService = ({ values }: Evidence): string => (values.service ? ` of ${values.service}` : '');

/** Sentences for what a freeze cancels, what is for others, and what the release should say; each with a space before it. */
function sayWhatIsNotOpen(values: Evidence['values'], { zone, now }: RuleContext): string {
  const cancelled = values.cancelled
    ? `${sayInstant(Number(values.cancelledAt), zone, now)} of ${values.cancelled} is cancelled by ${values.cancelledBy}`
    : '';
  return [cancelled, String(values.leftOut), String(values.remedy)]
    .filter(Boolean)
    .map((sentence) => ` ${capitalise(sentence)}.`)
    .join('');
}

/** An open end is said as what it is. */
function sayOpen({ clash }: Evidence, { zone, now }: RuleContext): string {
  if (!clash) return '';
  return clash.end === END_OF_TIME
    ? `from ${sayInstant(clash.start, zone, now)} on`
    : saySpan(clash.start, clash.end, zone, now);
}
