import type { BackOutStep } from '../model/changeRecord.ts';
import type { Release } from '../model/release.ts';

/** The releases of the story: what they are. What happened to them, and when, is told in pastReleases and comingReleases. */
export interface StoryRelease {
  handle: string;
  release: {
    name: string;
    kind?: string;
    risk: Release['risk'];
    /** The person's name in the story. */
    ownerId: string;
    description: string;
    lengthMinutes: number;
    backOutMinutes: number;
  };
  services: string[];
  configurationItems: string[];
  /** Keys of the tracker. */
  items: string[];
  reason: string;
  backOut: BackOutStep[];
  test: string;
}

const step = (owner: string, minutes: number, words: string): BackOutStep => ({
  step: words,
  ownerId: `{${owner}}`,
  minutes,
});

export const archive: StoryRelease = {
  handle: 'archive',
  release: {
    name: 'Statements archive 2.0',
    risk: 'high',
    ownerId: '{mateus}',
    description: 'Moves the statements of ten years into the searchable archive.',
    lengthMinutes: 180,
    backOutMinutes: 60,
  },
  services: ['statements'],
  configurationItems: ['stm-archive', 'stm-render'],
  items: ['STM-610', 'STM-618', 'STM-622'],
  reason: 'Customers and the courts ask for statements of ten years; today they are fetched by hand.',
  backOut: [
    step('lukas', 10, 'Stop the copy into the new archive'),
    step('aoife', 15, 'Point statements back to the old archive'),
    step('lukas', 25, 'Restore the index from the snapshot of 21:30'),
    step('mateus', 5, 'Open five statements of five customers'),
  ],
  test: '148 of 148 cases passed. Loaded with 10 million documents, not with all 41.',
};

export const paymentsRelease: StoryRelease = {
  handle: 'payments-8-3',
  release: {
    name: 'Payments 8.3',
    risk: 'high',
    ownerId: '{priya}',
    description: 'Verification of payee, a second way into the clearing, and structured addresses.',
    lengthMinutes: 150,
    backOutMinutes: 45,
  },
  services: ['payments'],
  configurationItems: ['pay-core', 'pay-core-db', 'sepa-gateway', 'fps-gateway'],
  items: ['PAY-4102', 'PAY-4108', 'PAY-4115', 'PAY-4121', 'PAY-4127', 'PAY-4133'],
  reason: 'The structured address is a duty; verification of payee goes with it.',
  backOut: [
    step('aoife', 10, 'Take the gateways out of the balancer'),
    step('lukas', 20, 'Roll back the database to the marked restore point'),
    step('aoife', 10, 'Put back version 8.2 and let the gateways in'),
  ],
  test: '412 of 418 cases passed; the 6 others concern receipts and are accepted by Priya Raman.',
};

export const cardHotfix: StoryRelease = {
  handle: 'card-hotfix',
  release: {
    name: 'Card authorisation 5.5.1',
    kind: 'emergency',
    risk: 'medium',
    ownerId: '{aoife}',
    description: 'Answers without the fraud engine after 800 ms, and scores the purchase afterwards.',
    lengthMinutes: 40,
    backOutMinutes: 20,
  },
  services: ['cards'],
  configurationItems: ['card-auth'],
  items: ['CRD-1214'],
  reason: 'INC-20417: 11 % of card purchases were declined between 16:05 and 17:20.',
  backOut: [
    step('aoife', 5, 'Switch the time limit off by its setting'),
    step('aoife', 10, 'Put back version 5.5.0 on both sites'),
  ],
  test: 'Slow fraud engine simulated: 20,000 authorisations, none over 900 ms.',
};

export const onlineBanking: StoryRelease = {
  handle: 'online-banking',
  release: {
    name: 'Online Banking 14.2',
    risk: 'medium',
    ownerId: '{yusuf}',
    description: 'Passkeys on known phones, and the mended search.',
    lengthMinutes: 150,
    backOutMinutes: 60,
  },
  services: ['banking'],
  configurationItems: ['obk-web', 'obk-mobile-api', 'obk-session-cache', 'identity-provider'],
  items: ['OBK-2501', 'OBK-2507', 'OBK-2512', 'OBK-2516', 'OBK-2520', 'OBK-2523'],
  reason: 'Passkeys halve the calls about forgotten passwords; the consent screen is a duty.',
  backOut: [
    step('aoife', 10, 'Switch passkeys off by their setting'),
    step('aoife', 25, 'Put back 14.1 on the web and mobile servers'),
    step('lukas', 10, 'Empty the session cache'),
    step('hanna', 5, 'Sign in on the web, on Android and on iOS'),
  ],
  test: '236 of 236 cases passed; load of a payday morning held for 2 h.',
};

export const coreLedger: StoryRelease = {
  handle: 'core-ledger',
  release: {
    name: 'Core Ledger 11',
    kind: 'major',
    risk: 'very high',
    ownerId: '{priya}',
    description: 'Interest by the day, on the upgraded database. Needs the night and the Sunday morning behind it.',
    lengthMinutes: 420,
    backOutMinutes: 90,
  },
  services: ['ledger', 'payments', 'reporting'],
  configurationItems: ['ledger-app', 'ledger-db', 'ledger-batch', 'payments-mq'],
  items: ['LED-781', 'LED-784', 'LED-788', 'LED-792', 'LED-795', 'LED-799'],
  reason: 'The old database leaves support; interest by the day is promised to savers.',
  backOut: [
    step('lukas', 15, 'Stop bookings and drain the queues'),
    { step: 'Switch the ledger back to the standby database', ownerId: null, minutes: 40 },
    step('lukas', 20, 'Replay the bookings since the switch'),
    step('yusuf', 10, 'Compare the balances of 200 accounts'),
  ],
  test: '',
};

export const returns: StoryRelease = {
  handle: 'returns',
  release: {
    name: 'Regulatory returns 7.4',
    risk: 'medium',
    ownerId: '{yusuf}',
    description: 'The new large exposures template, ready before the next filing.',
    lengthMinutes: 120,
    backOutMinutes: 45,
  },
  services: ['reporting'],
  configurationItems: ['dwh-db', 'dwh-loads'],
  items: ['DWH-204', 'DWH-208', 'DWH-211'],
  reason: 'The new template must be in place before the filing; the close of the books lies before it.',
  backOut: [
    step('lukas', 25, 'Restore the warehouse from the snapshot'),
    step('mateus', 15, 'Run the last return again and compare it'),
  ],
  test: '96 of 96 cases passed; the return of last quarter came out the same to the cent.',
};

export const cardsPatch: StoryRelease = {
  handle: 'cards-patch',
  release: {
    name: 'Cards 5.6',
    kind: 'patch',
    risk: 'low',
    ownerId: '{aoife}',
    description: 'Contactless limit, receipts of disputes, longer keys.',
    lengthMinutes: 75,
    backOutMinutes: 30,
  },
  services: ['cards'],
  configurationItems: ['card-auth', 'card-auth-db', 'hsm-cluster'],
  items: ['CRD-1193', 'CRD-1197', 'CRD-1201'],
  reason: 'Two defects with many calls, and certificates that run out.',
  backOut: [],
  test: '',
};
