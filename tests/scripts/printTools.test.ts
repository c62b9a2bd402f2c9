import { describe, expect, it } from 'vitest';
import { missingPrintTools } from '../../scripts/printTools.ts';
import { hasProgram } from '../../scripts/programs.ts';

describe('what the tests of printed notes need', () => {
  it('is told by the names of its Debian packages, as far as it is not there', async () => {
    const missing = await missingPrintTools();
    expect(missing.every((name) => ['poppler-utils', 'fonts-noto-core', 'fonts-noto-cjk'].includes(name))).toBe(true);
    if (process.platform === 'linux') expect(missing.includes('poppler-utils')).toBe(!(await hasProgram('pdftoppm')));
  });
});
