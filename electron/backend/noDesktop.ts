import type { BackendPorts } from './backend.ts';
import { importInLine } from './importRunner.ts';

/** What a backend is given that has no desktop around it: nobody is there to choose a file or to look. */
export const noDesktop = {
  newWindow: () => undefined,
  setTheme: () => undefined,
  choosePlanToOpen: () => Promise.resolve(null),
  chooseNewPlan: () => Promise.resolve(null),
  chooseCopy: () => Promise.resolve(null),
  chooseFile: () => Promise.resolve(null),
  printToPdf: () => Promise.reject(new Error('Only the app prints.')),
  startImport: importInLine,
} satisfies Partial<BackendPorts>;
