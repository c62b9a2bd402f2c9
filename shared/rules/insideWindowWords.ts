import { END_OF_TIME } from '../kernel/time.ts';
import { sayInstant, sayLength, saySpan } from '../kernel/timeText.ts';
import type { Rule } from './rule.ts';

/** What the rule insideWindow says. */
export const sayInsideWindow: Rule['say'] = ({ severity, about, values, clash }, release, { zone, now }) => {
  if (about === 'noWindows')
    return { message: 'The plan has no maintenance window yet', numbers: 'Add the first one in the calendar.' };
  const { name, service } = values;
  const forService = service ? ` of ${service}` : '';
  const more = sentences(
    values.cancelled &&
      `${sayInstant(Number(values.cancelledAt), zone, now)} of ${values.cancelled} is cancelled by ${values.cancelledBy}`,
    values.leftOut && severity !== 'pass' && String(values.leftOut),
    values.remedy && String(values.remedy),
  );
  if (values.is === 'noneForIt')
    return { message: `No maintenance window is for ${service || 'it'}`, numbers: more.trimStart() };
  const at = clash ? sayOpen(clash.start, clash.end, zone, now) : '';
  if (severity === 'pass')
    return {
      message: `Inside a maintenance window${forService}`,
      numbers: [
        `${name}, ${at}`,
        values.spare === undefined ? '' : `${sayLength(Number(values.spare))} spare`,
        String(values.leftOut),
      ]
        .filter(Boolean)
        .join(', '),
    };
  if (values.is === 'outside') {
    const next = values.next ? `Next: ${name}, ${sayInstant(Number(values.next), zone, now)}.` : NONE_COMES;
    return {
      message: `Outside every maintenance window${forService}`,
      numbers: values.remedy && !values.next ? more.trimStart() : next + more,
    };
  }
  const early = Number(values.early)
    ? `starts ${sayLength(Number(values.early))} before its window${forService} opens`
    : '';
  const late = Number(values.late) ? `ends ${sayLength(Number(values.late))} after its window${forService} closes` : '';
  const reserve = release.backOutMinutes ? ` and ${sayLength(release.backOutMinutes)} back-out reserve` : '';
  const length = clash?.end === END_OF_TIME ? '' : `, ${sayLength(Number(values.length))}`;
  return {
    message: capitalise([early, late].filter(Boolean).join(' and ')),
    numbers: `${name} is open ${at}${length}. Needed: ${sayLength(release.lengthMinutes)}${reserve}.${more}`,
  };
};

const NONE_COMES = 'No window comes within a year.';

/** An open end is said as what it is. */
const sayOpen = (start: number, end: number, zone: string, now: number): string =>
  end === END_OF_TIME ? `from ${sayInstant(start, zone, now)} on` : saySpan(start, end, zone, now);

const sentences = (...said: (string | number | false | undefined)[]): string =>
  said.flatMap((sentence) => (sentence ? [` ${capitalise(String(sentence))}.`] : [])).join('');

const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
