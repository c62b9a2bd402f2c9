import { basename, join } from 'node:path';

/** Where a plan lives: the file that a person names, and beside it a folder that Slipway keeps. */
export interface PlanPaths {
  plan: string;
  /** `Merrowdale.slipway-files` */
  files: string;
  journal: string;
  backups: string;
  /** The bytes of attachments, each file named by its SHA-256. */
  attachments: string;
  lock: string;
}

export function planPaths(plan: string): PlanPaths {
  const files = `${plan}-files`;
  return {
    plan,
    files,
    journal: join(files, 'journal'),
    backups: join(files, 'backups'),
    attachments: join(files, 'attachments'),
    lock: join(files, 'lock'),
  };
}

export const planFileName = (plan: string): string => basename(plan);
