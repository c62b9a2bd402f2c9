import { addDays, HOUR, toInstant } from '../kernel/time.ts';
import type { Draft } from './draft.ts';
import { archive, cardHotfix, paymentsRelease } from './releases.ts';
import { backOut, comment, daysFrom, notes, planned, state, tested } from './storySteps.ts';
import { isIn, type StoryTime } from './storyTime.ts';

/** What is over: a release that failed, one that is done, an emergency, and one that was given up. */
export const pastReleases = (time: StoryTime): Draft[] => [
  ...failedArchive(time.past[2]!),
  ...donePayments(time.past[1]!),
  ...emergency(addDays(time.past[0]!, -4), time),
  ...givenUp(time),
];

function failedArchive(night: string): Draft[] {
  const at = daysFrom(night);
  const { handle } = archive;
  return [
    ...planned(archive, at(-19, '10:15'), at(0, '22:00')),
    backOut(archive, at(-11, '14:05')),
    tested(archive, at(-4, '16:20')),
    comment(
      'daniel',
      handle,
      at(-3, '11:40'),
      'Tested with a quarter of the documents. Who watches the memory during the night?',
    ),
    comment('lukas', handle, at(-3, '13:15'), 'I do. If the index grows beyond 90 % we go back.'),
    state(archive, 'go', 'maren', at(-2, '14:00')),
    state(archive, 'failed', 'lukas', at(1, '01:52')),
    comment(
      'lukas',
      handle,
      at(1, '02:05'),
      'Stopped at 01:10: the index ran out of memory at 31 million of 41 million documents. Backed out in 48 min, statements are served from the old archive.',
    ),
    comment(
      'maren',
      handle,
      at(2, '10:30'),
      'A second attempt follows once the index is mended and tested with all documents.',
    ),
  ];
}

function donePayments(night: string): Draft[] {
  const at = daysFrom(night);
  const { handle } = paymentsRelease;
  return [
    ...planned(paymentsRelease, at(-18, '09:40'), at(0, '22:30')),
    backOut(paymentsRelease, at(-10, '15:30')),
    tested(paymentsRelease, at(-4, '17:10')),
    state(paymentsRelease, 'go', 'maren', at(-2, '14:20')),
    notes(paymentsRelease, at(-1, '11:30')),
    state(paymentsRelease, 'done', 'aoife', at(1, '00:46')),
    comment(
      'aoife',
      handle,
      at(1, '00:50'),
      'Ended 14 min early. First instant payments over the second clearing at 00:31, all under 1.4 s.',
    ),
  ];
}

/** A Tuesday evening: outside every window, and, near the turn of the year, inside the hard freeze. */
function emergency(tuesday: string, { yearEnd }: StoryTime): Draft[] {
  const at = daysFrom(tuesday);
  const start = at(0, '18:30');
  const { handle } = cardHotfix;
  const frozen = isIn(start, yearEnd) ? [{ rule: 'noFreeze', about: '{year-end}' }] : [];
  return [
    {
      at: at(0, '17:25'),
      by: 'hanna',
      name: 'item.create',
      input: {
        title: 'Authorisation answers time out when the fraud engine is slow',
        description: 'INC-20417. The switch gives up after 2 s; the fraud engine answered in 3 to 9 s.',
        kind: 'defect',
        state: 'coding',
        points: 5,
        priority: 'Highest',
        labels: ['authorisation', 'incident'],
        assigneeId: '{hanna}',
        externalKey: 'CRD-1214',
      },
      makes: [['BLI', 'CRD-1214']],
    },
    ...planned(cardHotfix, at(0, '17:40'), null, 'aoife'),
    backOut(cardHotfix, at(0, '17:52')),
    tested(cardHotfix, at(0, '18:04')),
    {
      at: at(0, '18:12'),
      by: 'aoife',
      name: 'waiver.grant',
      input: {
        release: `{${handle}}`,
        findings: [{ rule: 'insideWindow', about: 'outside' }, ...frozen],
        reason: 'Every tenth purchase is declined; waiting for the window would cost four more days.',
        causeKind: 'incident',
        cause: 'INC-20417',
        approver: '{ingrid}',
        expiresAt: toInstant(start + 12 * HOUR),
        start: toInstant(start),
      },
      makes: [...frozen, null].map((_, nth) => ['WVR', `hotfix-waiver-${nth}`]),
    },
    state(cardHotfix, 'go', 'maren', at(0, '18:20')),
    {
      at: at(0, '19:00'),
      by: 'hanna',
      name: 'item.update',
      input: { items: ['{CRD-1214}'], fields: { state: 'done' } },
    },
    state(cardHotfix, 'done', 'aoife', at(0, '19:06')),
    comment(
      'ingrid',
      handle,
      at(0, '20:15'),
      'Declines are back to 1.2 %. The problem behind it stays open until the fraud engine keeps its 800 ms.',
    ),
  ];
}

function givenUp({ workday }: StoryTime): Draft[] {
  const handle = 'cash-forecast';
  return [
    {
      at: workday(31, '11:20'),
      by: 'maren',
      name: 'release.create',
      input: {
        name: 'Branch cash forecast, pilot',
        description: 'Forecast of the cash needed in the Singapore branch, in five counters.',
        environment: 'Production',
        serviceIds: ['{service branch}'],
        configurationItemIds: ['{sgp-counter}'],
        lengthMinutes: 90,
        backOutMinutes: 30,
      },
      makes: [['REL', handle]],
    },
    comment(
      'weiling',
      handle,
      workday(13, '08:40'),
      'The branch closes two of the five counters in spring. The forecast would be wrong from the first day.',
    ),
    state({ handle }, 'cancelled', 'maren', workday(12, '10:05')),
  ];
}
