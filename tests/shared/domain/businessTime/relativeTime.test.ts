import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolve, sayRelative } from '../../../../shared/domain/businessTime/relativeTime.ts';
import { readRelative } from '../../../../shared/domain/businessTime/relativeWords.ts';
import type { RelativeTime } from '../../../../shared/model/relativeTime.ts';
import { refusalOf, valueOf } from '../../inMemoryPlan.ts';
import { furnishedPlan } from '../furnishedPlan.ts';

const plan = furnishedPlan();
const view = plan.state.database;
const [autumn, spring] = Array.from(view.all('anchors'), ({ id }) => id) as [string, string];
const [dated, undated] = Array.from(view.all('releases'), ({ id }) => id) as [string, string];
const TIME = { time: '00:00' };

const come = (text: string) => resolve(valueOf(readRelative(text, view, TIME)), view);

describe('a relative time', () => {
  // ANC-1 is Mon 6 Sep 2027; REL-1 is Wed 2 Dec 2026; Christmas Day is the plan's only holiday.
  it.each([
    ['Autumn term - 5 days', '2027-09-01T00:00'],
    ['autumn TERM starts + 2 weeks', '2027-09-20T00:00'],
    ['ANC-1', '2027-09-06T00:00'],
    ['anc-1 \u2212 1 week at 18:30', '2027-08-30T18:30'],
    ['Monday of the week before Autumn term starts', '2027-08-30T00:00'],
    ['Sun of the week of Autumn term starts 22:00', '2027-09-12T22:00'],
    ['Friday of the week after ANC-1 at 24:00', '2027-09-18T00:00'],
    ['Wednesday of the week 5 business days before ANC-1', '2027-09-01T00:00'],
    ['REL-1 + 5 business days', '2026-12-09T00:00'],
    ['release date of REL-1 + 17 business days', '2026-12-28T00:00'],
    ['5 working days after the date of rel-1 at 09:00', '2026-12-09T09:00'],
    ['the day before REL-1', '2026-12-01T00:00'],
    ['a week after REL-1', '2026-12-09T00:00'],
    ['REL-1 plus 3d', '2026-12-05T00:00'],
    ['ANC-2 + 1 day', null],
    ['REL-2 + 1 day', null],
  ])('%s is %s', (text, wall) => {
    expect(come(text)).toBe(wall);
  });

  it.each([
    ['', 'is no date that others can follow.'],
    [
      'term start - 5 days',
      '"term start" is no date that others can follow. Name an anchor date or a release: Autumn term starts, Spring term starts, REL-1. Then days, weeks or business days, like Autumn term starts + 5 business days.',
    ],
    ['REL-99', '"REL-99" is no date that others can follow.'],
    ['release date + 1 day', '"release date" is no date'],
    ['REL-1 + 2 months', '"REL-1 + 2 months" is no date'],
    ['REL-1 + 1001 days', 'Give at most 1,000. Name an anchor date'],
    ['Monday', '"Monday" is no date'],
  ])('%j is refused in a sentence that lists what may stand there', (text, sentence) => {
    expect(refusalOf(readRelative(text, view, TIME)).message).toContain(sentence);
  });

  it('asks which one where a beginning fits two', () => {
    const twoTerms = furnishedPlan();
    twoTerms.run('anchor.create', { name: 'Autumn term ends' });
    const { message } = refusalOf(readRelative('autumn - 1 day', twoTerms.state.database, TIME));
    expect(message).toBe(
      '"autumn" may be ANC-1 Autumn term starts or ANC-3 Autumn term ends. Type the whole name, or the key.',
    );
  });

  it('of the release at hand is its own date, at the time that it has', () => {
    const release = view.get('releases', dated)!;
    const read = valueOf(readRelative('release date + 1 week', view, { time: '22:00', release }));
    expect(resolve(read, view)).toBe('2026-12-09T22:00');
  });

  it('counts a release by its day in the zone of the plan', () => {
    const late = furnishedPlan();
    late.run('release.reschedule', { release: 'REL-1', start: null });
    late.run('window.remove', { window: 'WIN-1' });
    valueOf(late.run('release.reschedule', { release: 'REL-1', start: '2026-12-02T23:30:00Z' }));
    const relative = valueOf(readRelative('REL-1', late.state.database, TIME));
    expect(resolve(relative, late.state.database)).toBe('2026-12-02T00:00');
    valueOf(late.run('plan.change', { zone: 'Asia/Tokyo' }));
    expect(resolve(relative, late.state.database)).toBe('2026-12-03T00:00');
  });

  const relatives = fc.record<RelativeTime>({
    anchorId: fc.constantFrom(autumn, spring),
    releaseId: fc.constant(null),
    amount: fc.integer({ min: -1000, max: 1000 }),
    unit: fc.constantFrom('days', 'weeks', 'businessDays'),
    weekday: fc.option(fc.integer({ min: 1, max: 7 })),
    time: fc.constantFrom('00:00', '09:30', '24:00'),
  });

  it('is read as what was said of it', () => {
    const any = fc.oneof(
      relatives,
      fc
        .tuple(relatives, fc.constantFrom(dated, undated))
        .map(([one, releaseId]) => ({ ...one, anchorId: null, releaseId })),
    );
    fc.assert(
      fc.property(any, (relative) => {
        const read = valueOf(readRelative(sayRelative(relative, view), view, TIME));
        // Nothing after it and nothing before it are the same.
        expect(read).toEqual(relative.amount === 0 ? { ...relative, unit: read.unit } : relative);
      }),
    );
  });

  it('with a larger amount is never earlier, and null only without a date', () => {
    fc.assert(
      fc.property(relatives, fc.nat({ max: 50 }), (relative, more) => {
        const wall = resolve(relative, view);
        if (relative.anchorId === spring) {
          expect(wall).toBeNull();
          return;
        }
        const later = resolve({ ...relative, amount: Math.min(1000, relative.amount + more) }, view)!;
        expect(later >= wall!).toBe(true);
      }),
    );
  });

  it('is read from any text, or refused, and never throws', () => {
    const words = fc.array(
      fc.constantFrom(
        'Monday',
        'of',
        'the',
        'week',
        'before',
        'REL-1',
        'Autumn term',
        '+',
        '-',
        '5',
        'business days',
        'at',
        '24:00',
        '\u202e',
        '',
      ),
      { maxLength: 9 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          words.map((parts) => parts.join(' ')),
          fc.string(),
        ),
        (text) => {
          const read = readRelative(text, view, TIME);
          if (!read.ok) expect(read.refusal.message).toMatch(/^["G].+\.$/);
        },
      ),
    );
  });
});
