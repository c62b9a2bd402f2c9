import type { BacklogRow } from '../domain/backlogImport.ts';
import { addDays, toInstant } from '../kernel/time.ts';
import type { Item } from '../model/item.ts';
import { on } from './storyTime.ts';

/**
 * The bank's trackers. The states are those at the three imports, each by its first letter: analysis, coding, testing, done;
 * a hyphen where the item was not there yet. The last number counts the days from today to the due day.
 */
type Row = [
  key: string,
  kind: Item['kind'],
  title: string,
  points: number | null,
  priority: string,
  states: string,
  sprint: number | null,
  assignee: string | null,
  labels: string[],
  parent?: string | null,
  due?: number,
];

const [MATEUS, HANNA, LUKAS] = ['Mateus Carvalho', 'Hanna Virtanen', 'Lukas Brandt'];

// biome-ignore format: one item a line reads like the table it is
const rows: Row[] = [
  ['PAY-3900', 'feature', 'Instant payments reach every SEPA participant', null, 'High', 'ccc', null, 'Priya Raman', ['instant-payments']],
  ['PAY-4102', 'feature', 'Show the name of the payee before an instant payment is confirmed', 8, 'High', 'ctd', 41, MATEUS, ['instant-payments', 'verification-of-payee'], 'PAY-3900'],
  ['PAY-4108', 'feature', 'Route instant payments over the second clearing when the first does not answer in 2 s', 13, 'High', 'ctd', 41, HANNA, ['instant-payments'], 'PAY-3900'],
  ['PAY-4115', 'defect', 'Standing orders dated 31 are skipped in months with 30 days', 3, 'High', 'ctd', 41, MATEUS, ['standing-orders']],
  ['PAY-4121', 'defect', 'A returned direct debit is booked twice when the file is sent again', 5, 'Highest', 'ctd', 42, MATEUS, ['direct-debit']],
  ['PAY-4127', 'upkeep', 'Renew the certificates of the Faster Payments gateway', 2, 'Medium', 'atd', 42, LUKAS, ['certificates']],
  ['PAY-4133', 'regulatory', 'Carry the structured address of the creditor in every cross-border payment', 8, 'High', 'ctd', 42, HANNA, ['iso-20022'], null, -9],
  ['PAY-4140', 'feature', 'Let companies approve a batch of payments on the phone', 8, 'Medium', 'aac', 44, HANNA, ['approvals']],
  ['PAY-4146', 'feature', 'Warn before a payment to an account opened less than 30 days ago', 5, 'High', 'aac', 44, MATEUS, ['fraud']],
  ['PAY-4152', 'regulatory', 'Report reimbursed scam payments to the regulator each month', 8, 'High', '-aa', 45, null, ['fraud', 'returns'], null, 74],
  ['PAY-4158', 'defect', 'Cut-off time shown in UTC on the payment form of the Singapore branch', 2, 'Low', '-aa', 45, MATEUS, ['time-zones']],
  ['PAY-4163', 'upkeep', 'Move the payment queues to the mirrored brokers', 8, 'Medium', '-aa', null, LUKAS, ['mq']],
  ['PAY-4170', 'feature', 'Request to pay: send, accept, decline and expire', 20, 'Medium', '--a', null, null, ['instant-payments'], 'PAY-3900'],

  ['CRD-1188', 'feature', 'Virtual card for one purchase', 13, 'Medium', 'aac', 44, HANNA, ['virtual-cards']],
  ['CRD-1193', 'defect', 'Contactless limit is not reset after a purchase with the PIN', 3, 'High', 'act', 44, MATEUS, ['contactless']],
  ['CRD-1197', 'defect', 'Dispute form rejects receipts photographed in portrait', 2, 'Medium', 'act', 44, MATEUS, ['disputes']],
  ['CRD-1201', 'upkeep', 'Raise the key length of the card issuing certificates', 3, 'High', 'act', 44, LUKAS, ['certificates', 'hsm']],
  ['CRD-1206', 'regulatory', 'Show the mark-up over the ECB rate for purchases in another currency', 5, 'High', 'aaa', 45, HANNA, ['disclosure'], null, 58],
  ['CRD-1210', 'feature', 'Freeze and thaw a card from the phone', 5, 'Medium', '-aa', 45, null, ['self-service']],
  ['CRD-1218', 'feature', 'Show pending card purchases with the name of the merchant', 8, 'Medium', '--a', null, null, ['self-service']],

  ['OBK-2480', 'feature', 'Sign in and approve with a passkey', null, 'High', 'ccc', null, 'Yusuf Demir', ['passkeys']],
  ['OBK-2501', 'feature', 'Register a passkey on the phone that is known', 8, 'High', 'acd', 43, HANNA, ['passkeys'], 'OBK-2480'],
  ['OBK-2507', 'feature', 'Approve payments up to 500 with a passkey alone', 5, 'High', 'acd', 43, HANNA, ['passkeys'], 'OBK-2480'],
  ['OBK-2512', 'defect', 'Balance stays grey after the phone was offline', 3, 'Medium', 'acd', 43, MATEUS, ['mobile']],
  ['OBK-2516', 'defect', 'Search of transactions does not find words with an apostrophe', 2, 'Medium', 'acd', 43, MATEUS, ['search']],
  ['OBK-2520', 'regulatory', 'Consent screen names the third party by its registered name', 5, 'High', 'acd', 43, HANNA, ['open-banking'], null, 33],
  ['OBK-2523', 'upkeep', 'Take out the session cookies of the old sign-in', 3, 'Low', 'acd', 43, MATEUS, ['security']],
  ['OBK-2529', 'defect', 'Screen readers say "button" only for the transfer icons', 3, 'High', 'act', 44, HANNA, ['accessibility']],
  ['OBK-2533', 'feature', 'Export transactions as CSV with the category', 3, 'Low', '-at', 44, MATEUS, ['export']],
  ['OBK-2538', 'regulatory', 'Make every form of the web bank meet EN 301 549', 13, 'High', 'aaa', 45, HANNA, ['accessibility'], null, 120],
  ['OBK-2549', 'defect', 'Session ends while a photographed invoice is uploaded', 5, 'Medium', '--a', 45, null, ['mobile']],
  ['OBK-2553', 'feature', 'Second person on a joint account sees who paid', 5, 'Medium', '--a', null, null, ['joint-accounts']],

  ['LED-770', 'feature', 'Interest by the day instead of the month', null, 'High', 'ccc', null, 'Yusuf Demir', ['interest']],
  ['LED-781', 'feature', 'Compute interest by the day for savings accounts', 13, 'High', 'acc', 44, HANNA, ['interest'], 'LED-770'],
  ['LED-784', 'feature', 'Recalculate interest when a payment is booked back', 8, 'High', 'acc', 44, HANNA, ['interest'], 'LED-770'],
  ['LED-788', 'defect', 'End of day waits 40 min for a lock on the balance table', 8, 'Highest', 'act', 44, LUKAS, ['end-of-day']],
  ['LED-792', 'regulatory', 'Keep dormant accounts apart in the deposit guarantee file', 5, 'High', 'aac', 44, MATEUS, ['deposit-guarantee'], null, 46],
  ['LED-795', 'upkeep', 'Upgrade the ledger database to the release with long-term support', 13, 'High', 'act', 44, LUKAS, ['database']],
  ['LED-799', 'upkeep', 'Split the booking table by year', 8, 'Medium', 'aac', 44, LUKAS, ['database']],
  ['LED-803', 'defect', 'Rounding differs by a cent between the ledger and the statement', 3, 'Medium', '-ac', 44, MATEUS, ['interest', 'statements']],
  ['LED-808', 'feature', 'Fee waiver for students ends with the month of the 26th birthday', 3, 'Low', '-aa', 45, null, ['fees']],
  ['LED-812', 'upkeep', 'Rehearse the recovery of the ledger from the second site', 5, 'High', '--a', 45, LUKAS, ['continuity']],

  ['STM-610', 'feature', 'Keep statements of ten years in the searchable archive', 13, 'Medium', 'tdd', 40, MATEUS, ['archive']],
  ['STM-618', 'feature', 'Download all statements of a year as one PDF', 5, 'Medium', 'tdd', 40, HANNA, ['archive']],
  ['STM-622', 'defect', 'Letters with more than 99 pages lose their last page', 3, 'High', 'ctd', 40, MATEUS, ['letters']],
  ['STM-640', 'defect', 'Archive index runs out of memory beyond 40 million documents', 8, 'Highest', '--t', 43, MATEUS, ['archive', 'failed-release']],
  ['STM-644', 'upkeep', 'Alarm when the archive copy falls 15 min behind', 2, 'High', '--t', 44, LUKAS, ['archive', 'monitoring']],
  ['STM-649', 'feature', 'Statements in large print and as plain text', 5, 'Medium', '--a', null, null, ['accessibility']],

  ['ONB-331', 'feature', 'Open an account with the electronic identity card', 13, 'High', 'aac', 45, HANNA, ['identification']],
  ['ONB-336', 'regulatory', 'Screen beneficial owners against the new sanctions list format', 8, 'Highest', 'aac', 44, MATEUS, ['sanctions'], null, 25],
  ['ONB-340', 'defect', 'Names with more than two words are cut on the contract', 2, 'High', '-aa', 45, null, ['contracts']],
  ['ONB-345', 'feature', 'Take up a stopped application on another device', 5, 'Medium', '--a', null, null, ['identification']],

  ['DWH-204', 'regulatory', 'Large exposures return: new template with counterparty identifiers', 13, 'Highest', 'act', 44, MATEUS, ['returns'], null, 39],
  ['DWH-208', 'regulatory', 'Liquidity coverage by significant currency', 8, 'High', 'aat', 44, HANNA, ['returns'], null, 39],
  ['DWH-211', 'defect', 'Nightly load counts reversed bookings twice', 5, 'High', 'act', 44, MATEUS, ['loads']],
  ['DWH-215', 'upkeep', 'Delete raw files after their retention of 400 days', 3, 'Low', '-at', 44, LUKAS, ['retention']],
  ['DWH-219', 'feature', 'Trace a figure of a return back to its bookings', 13, 'Medium', '--a', null, null, ['lineage']],

  ['SGP-88', 'regulatory', 'Report FAST transfers above the threshold of the day', 5, 'High', '-aa', 45, null, ['returns'], null, 66],
  ['SGP-91', 'defect', 'Counter receipts print the branch time in London time', 2, 'Medium', '--a', null, null, ['time-zones']],
];

/** The keys of the tracker that the nth import brings for the first time, counted from 0. */
export const newInImport = (nth: number): string[] =>
  rows.filter(({ 5: states }) => states[nth] !== '-' && (nth === 0 || states[nth - 1] === '-')).map(([key]) => key);

const STATES: Record<string, Item['state']> = { a: 'analysis', c: 'coding', t: 'testing', d: 'done' };

/** What the file of the nth import says, read. */
export const importRows = (nth: number, today: string): BacklogRow[] =>
  rows.filter(({ 5: states }) => states[nth] !== '-').map((row) => readRow(row, nth, today));

function readRow(row: Row, nth: number, today: string): BacklogRow {
  const [externalKey, kind, title, points, priority, states, sprint, assignee, labels, parentKey = null, due] = row;
  return {
    externalKey,
    kind,
    title,
    points,
    priority,
    state: STATES[states[nth]!]!,
    sprint: sprint === null ? null : sprintName(sprint),
    assignee,
    labels,
    parentKey,
    dueOn: due === undefined ? null : addDays(today, due),
    createdAt: toInstant(on(addDays(today, createdBefore(row)), '09:30')),
  };
}

/** An item that came with a later import was written down later. */
const createdBefore = ([key, , , , , states]: Row): number =>
  -[190, 70, 22][states.lastIndexOf('-') + 1]! - (Number(key.slice(4)) % 14);

export const sprintName = (number: number): string => `Sprint ${number}`;

/** The sprints that the items name, with what each was for. The first is the fifth before the last. */
export const sprints: [number: number, goal: string][] = [
  [40, 'The archive is ready for its first night.'],
  [41, 'Verification of payee works end to end.'],
  [42, 'Structured addresses in every cross-border payment.'],
  [43, 'Passkeys on known phones.'],
  [44, 'The ledger on its new database; the returns of the quarter.'],
  [45, 'Cards that people freeze and thaw themselves.'],
];

/** The sprint that runs today. A sprint has two weeks. */
export const CURRENT_SPRINT = 44;
