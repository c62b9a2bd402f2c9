/** A bank of middle size, as its register has it. Names of the story stand first. */

export const people: [handle: string, name: string, roles: string[]][] = [
  ['maren', 'Maren Holt', ['Release coordinator']],
  ['daniel', 'Daniel Okafor', ['Change manager', 'CAB member']],
  ['ingrid', 'Ingrid Solberg', ['ECAB approver', 'CAB member']],
  ['priya', 'Priya Raman', ['Service owner', 'CAB member']],
  ['yusuf', 'Yusuf Demir', ['Service owner']],
  ['lukas', 'Lukas Brandt', ['Operations']],
  ['aoife', 'Aoife Brennan', ['Operations']],
  ['weiling', 'Tan Wei Ling', ['Operations']],
  ['mateus', 'Mateus Carvalho', ['Developer']],
  ['hanna', 'Hanna Virtanen', ['Developer']],
];

export const services: [handle: string, name: string, criticality: number, owner: string, description: string][] = [
  ['payments', 'Payments', 1, 'priya', 'Instant, batch and card payments, in and out.'],
  ['cards', 'Cards', 1, 'priya', 'Authorisation, clearing and disputes of debit and credit cards.'],
  ['banking', 'Online banking', 1, 'yusuf', 'Web and mobile banking for people and small companies.'],
  ['ledger', 'Core ledger', 1, 'yusuf', 'Accounts, balances, interest and the end of day.'],
  ['onboarding', 'Customer onboarding', 2, 'yusuf', 'Identification, screening and opening of accounts.'],
  ['reporting', 'Regulatory reporting', 2, 'daniel', 'Returns to the central bank and the data warehouse behind them.'],
  ['branch', 'Singapore branch', 2, 'priya', 'Counter and treasury systems of the branch.'],
  ['statements', 'Statements and documents', 3, 'yusuf', 'Monthly statements, letters and their archive.'],
];

export const configurationItems: [name: string, type: string, services: string[]][] = [
  ['pay-core', 'Application', ['payments']],
  ['pay-core-db', 'Database', ['payments']],
  ['sepa-gateway', 'Application', ['payments']],
  ['fps-gateway', 'Application', ['payments']],
  ['payments-mq', 'Message broker', ['payments', 'ledger']],
  ['card-auth', 'Application', ['cards']],
  ['card-auth-db', 'Database', ['cards']],
  ['card-switch', 'Network device', ['cards']],
  ['hsm-cluster', 'Security module', ['cards', 'payments']],
  ['obk-web', 'Application', ['banking']],
  ['obk-mobile-api', 'Application', ['banking']],
  ['obk-session-cache', 'Database', ['banking']],
  ['ledger-app', 'Application', ['ledger']],
  ['ledger-db', 'Database', ['ledger']],
  ['ledger-batch', 'Batch scheduler', ['ledger', 'reporting']],
  ['stm-render', 'Application', ['statements']],
  ['stm-archive', 'Storage', ['statements', 'banking']],
  ['onb-kyc', 'Application', ['onboarding']],
  ['onb-documents', 'Storage', ['onboarding']],
  ['dwh-db', 'Database', ['reporting']],
  ['dwh-loads', 'Batch scheduler', ['reporting']],
  ['sgp-counter', 'Application', ['branch']],
  ['identity-provider', 'Application', ['banking', 'onboarding', 'branch']],
  ['edge-balancer', 'Network device', ['banking', 'payments', 'onboarding']],
];
