import { existsSync } from 'node:fs';
import { commandToType, installPackages, mayInstallPackages, updatePackageLists } from './packageInstaller.ts';
import { hasProgram, run } from './programs.ts';
import { SetUpProblem } from './setUpProblem.ts';

/**
 * What the tests of printed notes need besides Electron: poppler to read a PDF and to draw its pages, and fonts for Chinese,
 * Japanese and Persian, which come from the system. The app itself needs none of these.
 */
const NEEDED: Record<string, () => Promise<boolean>> = {
  'poppler-utils': () => hasProgram('pdftoppm'),
  'fonts-noto-core': () => hasFont('fa', '/usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf'),
  'fonts-noto-cjk': () => hasFont('ja', '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'),
};

export async function missingPrintTools(): Promise<string[]> {
  if (process.platform !== 'linux') return [];
  const present = await Promise.all(Object.values(NEEDED).map((isThere) => isThere()));
  return Object.keys(NEEDED).filter((_, index) => !present[index]);
}

export async function ensurePrintTools(): Promise<void> {
  const missing = await missingPrintTools();
  if (missing.length === 0) return;
  const reason = 'The tests print release notes in five languages and read them back';
  if (!(await mayInstallPackages()))
    throw new SetUpProblem(`${reason}. Run this line, then try again:\n  ${commandToType(missing)}`);
  await updatePackageLists();
  await installPackages(missing, reason);
}

/** Where Debian puts it; elsewhere fontconfig knows. */
async function hasFont(language: string, file: string): Promise<boolean> {
  if (existsSync(file)) return true;
  if (!(await hasProgram('fc-list'))) return false;
  return (await run('fc-list', [`:lang=${language}`, 'family'])).output.trim() !== '';
}
