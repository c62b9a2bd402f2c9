import type { KeptImport } from '../../shared/api/importPreview.ts';
import type { InstallationFile } from './installation.ts';

/** Headers are few: those of one's own trackers. The oldest go first. */
const MOST_KEPT = 50;

/** Keeps how files with a header were read, or forgets it. */
export const rememberImport = (file: InstallationFile, signature: string, kept: KeptImport | null) =>
  file.update((content) => {
    const { [signature]: _, ...others } = content.keptImports;
    const entries = Object.entries(kept ? { ...others, [signature]: kept } : others);
    content.keptImports = Object.fromEntries(entries.slice(-MOST_KEPT));
  });
