import { describe, expect, it } from 'vitest';
import { safeFileName } from '../../electron/backend/fileNames.ts';

describe('the name under which an attachment is saved', () => {
  it.each([
    ['Test report.pdf', 'Test report.pdf'],
    ['../../etc/passwd', 'etc passwd'],
    ['..\\..\\Windows\\System32\\drivers.sys', 'Windows System32 drivers.sys'],
    ['/etc/shadow', 'etc shadow'],
    ['.bashrc', 'bashrc'],
    ['C:\\a', 'C a'],
    ['\u202efdp.exe', 'fdp.exe'],
    ['a\u0000b\u001f\u0085c\n.txt', 'a b c.txt'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['trailing. . ', 'trailing'],
    ['a\ud83d.txt', 'a.txt'],
    ['תאריך התשלום.pdf', 'תאריך התשלום.pdf'],
    ['..', 'Attachment'],
    [' \u200f/\\ ', 'Attachment'],
  ])('%j is %j', (name, safe) => expect(safeFileName(name, 'Attachment')).toBe(safe));

  it('fits any disk, keeps its ending and no half letter', () => {
    const name = safeFileName(`${'Ж💾'.repeat(300)}.tar.gz`, 'Attachment');
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(180);
    expect(name.endsWith('.gz')).toBe(true);
    expect(name).not.toMatch(/\p{Surrogate}/u);
    expect(Buffer.byteLength(safeFileName('x'.repeat(5_000), 'A'))).toBe(180);
  });
});
