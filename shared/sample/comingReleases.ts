import { addDays, toInstant } from '../kernel/time.ts';
import type { Draft } from './draft.ts';
import { archive, cardsPatch, coreLedger, onlineBanking, returns } from './releases.ts';
import { addItems, backOut, comment, notes, planned, state, tested } from './storySteps.ts';
import { on, type StoryTime } from './storyTime.ts';

/** What is to come: a release that is decided, two that may go, one that needs an approval, and one that is blocked. */
export const comingReleases = (time: StoryTime): Draft[] => [
  ...decidedBanking(time),
  ...plannedLedger(time),
  ...returnsInTheClose(time),
  ...blockedArchive(time),
  ...plannedCards(time),
];

function decidedBanking({ workday, coming }: StoryTime): Draft[] {
  const { handle } = onlineBanking;
  return [
    ...planned(onlineBanking, workday(14, '09:25'), on(coming[0]!, '22:00')),
    comment(
      'yusuf',
      handle,
      workday(8, '16:45'),
      'The call centre is told: calls about passkeys go to the second line until Wednesday.',
    ),
    backOut(onlineBanking, workday(6, '13:30')),
    tested(onlineBanking, workday(3, '17:40')),
    state(onlineBanking, 'go', 'maren', workday(1, '15:10')),
    notes(onlineBanking, workday(1, '15:40')),
  ];
}

/** Waits for the sign-in of Online Banking, and is not yet ready to be decided: no test, and a step that nobody owns. */
function plannedLedger({ workday, coming }: StoryTime): Draft[] {
  const { handle } = coreLedger;
  return [
    ...planned(coreLedger, workday(12, '10:50'), on(coming[2]!, '22:00'), 'maren', ['online-banking']),
    backOut(coreLedger, workday(7, '11:15')),
    comment(
      'daniel',
      handle,
      workday(5, '14:20'),
      'Who switches to the standby database? The step needs a name before the CAB sees it.',
    ),
    addItems(handle, ['LED-803'], workday(3, '10:10')),
    {
      at: workday(2, '09:45'),
      by: 'maren',
      name: 'release.update',
      input: { release: `{${handle}}`, backOutMinutes: 100 },
    },
  ];
}

function returnsInTheClose({ workday, closeSaturday }: StoryTime): Draft[] {
  const { handle } = returns;
  return [
    ...planned(returns, workday(11, '13:35'), on(closeSaturday, '22:00')),
    backOut(returns, workday(6, '10:20')),
    tested(returns, workday(2, '16:30')),
    comment(
      'mateus',
      handle,
      workday(2, '16:42'),
      'It must be in before the filing. Can it go while the books are closed?',
    ),
  ];
}

/** The second attempt of what failed. It had a free night until the rehearsal was announced. */
function blockedArchive({ workday, coming }: StoryTime): Draft[] {
  const handle = 'archive-again';
  const night = coming[1]!;
  return [
    {
      at: workday(8, '10:30'),
      by: 'maren',
      name: 'release.clone',
      input: { release: `{${archive.handle}}`, name: 'Statements archive 2.1' },
      makes: [
        ['REL', handle],
        ['CHG', `change ${handle}`],
      ],
    },
    {
      at: workday(7, '10:40'),
      by: 'maren',
      name: 'release.reschedule',
      input: { release: `{${handle}}`, start: toInstant(on(night, '22:00')) },
    },
    addItems(handle, ['STM-640', 'STM-644'], workday(3, '10:25')),
    {
      at: workday(2, '11:30'),
      by: 'daniel',
      name: 'freeze.create',
      input: {
        name: 'Recovery rehearsal',
        level: 'block',
        zone: 'Europe/London',
        start: `${addDays(night, -1)}T18:00`,
        end: `${addDays(night, 2)}T06:00`,
        reason: 'The second site takes over for the weekend. Nothing else may move.',
      },
      makes: [['FRZ', 'rehearsal']],
    },
    comment(
      'daniel',
      handle,
      workday(1, '09:20'),
      'The rehearsal takes this weekend. Choose another night for the archive.',
    ),
  ];
}

const plannedCards = ({ workday, wednesday }: StoryTime): Draft[] => [
  ...planned(cardsPatch, workday(9, '14:15'), on(wednesday, '22:15')),
  {
    at: workday(2, '15:05'),
    by: 'maren',
    name: 'change.update',
    input: { change: '{change cards-patch}', type: 'standard' },
  },
];
