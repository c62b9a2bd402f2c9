import { describe, expect, it } from 'vitest';
import { choosePackages, possiblePackages } from '../../scripts/debianPackages.ts';
import { sandboxCommand } from '../../scripts/launch.ts';
import { parseMadison } from '../../scripts/packageInstaller.ts';
import { missingLibraries } from '../../scripts/systemLibraries.ts';

// From `ldd electron` in a minimal Debian 12, shortened.
const lddOutput = `	linux-vdso.so.1 (0x00007ffd2b5fe000)
	libffmpeg.so => /opt/electron/./libffmpeg.so (0x00007f1e6a400000)
	libdl.so.2 => /lib/x86_64-linux-gnu/libdl.so.2 (0x00007f1e6a9a1000)
	libnss3.so => not found
	libnssutil3.so => not found
	libasound.so.2 => not found
	libgtk-3.so.0 => not found
	libgtk-3.so.0 => not found
	libgbm.so.1 => not found
	/lib64/ld-linux-x86-64.so.2 (0x00007f1e6a9b0000)
`;

const missing = ['libnss3.so', 'libnssutil3.so', 'libasound.so.2', 'libgtk-3.so.0', 'libgbm.so.1'];

describe('the libraries that ldd does not find', () => {
  it('are listed once each', () => {
    expect(missingLibraries(lddOutput)).toEqual(missing);
  });

  it('are none when all are found, or when ldd speaks of something else', () => {
    expect(missingLibraries('	libdl.so.2 => /lib/libdl.so.2 (0x00007f)\n')).toEqual([]);
    expect(missingLibraries("./electron: /lib/libc.so.6: version `GLIBC_2.38' not found (required by x)")).toEqual([]);
    expect(missingLibraries('	not a dynamic executable\n')).toEqual([]);
    expect(missingLibraries('')).toEqual([]);
  });
});

describe('the packages for them', () => {
  const onDebian12 = `  libnss3 | 2:3.87.1-1 | source of the package
 libasound2 | 1.2.8-1 | source of the package
 libasound2 | 1.2.8-0 | source of the package
libgtk-3-0 | 3.24.38-2 | source of the package
   libgbm1 | 22.3.6-1 | source of the package
`;

  it('are looked for under both names', () => {
    expect(possiblePackages(['libgtk-3.so.0', 'libnss3.so', 'libsmime3.so'])).toEqual([
      'libgtk-3-0',
      'libgtk-3-0t64',
      'libnss3',
    ]);
  });

  it('have their old names on Debian 12', () => {
    expect(choosePackages(missing, new Set(parseMadison(onDebian12)))).toEqual({
      packages: ['libasound2', 'libgbm1', 'libgtk-3-0', 'libnss3'],
      unknownLibraries: [],
    });
  });

  it('have their new names where apt has those', () => {
    const available = new Set(['libasound2t64', 'libgtk-3-0t64', 'libnss3', 'libgbm1']);
    expect(choosePackages(missing, available).packages).toEqual([
      'libasound2t64',
      'libgbm1',
      'libgtk-3-0t64',
      'libnss3',
    ]);
  });

  it('have their old names where apt knows nothing', () => {
    expect(choosePackages(['libasound.so.2'], new Set()).packages).toEqual(['libasound2']);
  });

  it('are not guessed for a library that is not on our list', () => {
    expect(choosePackages(['libnew.so.7', 'libgbm.so.1'], new Set())).toEqual({
      packages: ['libgbm1'],
      unknownLibraries: ['libnew.so.7'],
    });
  });
});

describe('the line that lets Electron build its sandbox', () => {
  it('changes the owner before the mode and can be pasted for any path', () => {
    expect(sandboxCommand("/home/o'neil/my apps/chrome-sandbox")).toBe(
      "sudo chown root:root '/home/o'\\''neil/my apps/chrome-sandbox' && sudo chmod 4755 '/home/o'\\''neil/my apps/chrome-sandbox'",
    );
  });
});
