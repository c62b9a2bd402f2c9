/**
 * The shared libraries that Electron links to, each with its Debian package; Ubuntu and the other children of Debian
 * name them alike. `{t64}` marks packages that got this suffix when Debian moved to 64-bit time (Debian 13, Ubuntu
 * 24.04): which of the two names exists depends on the system, so apt is asked.
 */
const packageOfLibrary: Record<string, string> = {
  'libX11-xcb.so.1': 'libx11-xcb1',
  'libX11.so.6': 'libx11-6',
  'libXcomposite.so.1': 'libxcomposite1',
  'libXcursor.so.1': 'libxcursor1',
  'libXdamage.so.1': 'libxdamage1',
  'libXext.so.6': 'libxext6',
  'libXfixes.so.3': 'libxfixes3',
  'libXi.so.6': 'libxi6',
  'libXrandr.so.2': 'libxrandr2',
  'libXrender.so.1': 'libxrender1',
  'libXss.so.1': 'libxss1',
  'libXtst.so.6': 'libxtst6',
  'libasound.so.2': 'libasound2{t64}',
  'libatk-1.0.so.0': 'libatk1.0-0{t64}',
  'libatk-bridge-2.0.so.0': 'libatk-bridge2.0-0{t64}',
  'libatspi.so.0': 'libatspi2.0-0{t64}',
  'libcairo.so.2': 'libcairo2',
  'libcups.so.2': 'libcups2{t64}',
  'libdbus-1.so.3': 'libdbus-1-3',
  'libdrm.so.2': 'libdrm2',
  'libexpat.so.1': 'libexpat1',
  'libgbm.so.1': 'libgbm1',
  'libgcc_s.so.1': 'libgcc-s1',
  'libgdk-3.so.0': 'libgtk-3-0{t64}',
  'libgdk_pixbuf-2.0.so.0': 'libgdk-pixbuf-2.0-0',
  'libgio-2.0.so.0': 'libglib2.0-0{t64}',
  'libglib-2.0.so.0': 'libglib2.0-0{t64}',
  'libgmodule-2.0.so.0': 'libglib2.0-0{t64}',
  'libgobject-2.0.so.0': 'libglib2.0-0{t64}',
  'libgtk-3.so.0': 'libgtk-3-0{t64}',
  'libnspr4.so': 'libnspr4',
  'libnss3.so': 'libnss3',
  'libnssutil3.so': 'libnss3',
  'libpango-1.0.so.0': 'libpango-1.0-0',
  'libpangocairo-1.0.so.0': 'libpangocairo-1.0-0',
  'libsmime3.so': 'libnss3',
  'libstdc++.so.6': 'libstdc++6',
  'libudev.so.1': 'libudev1',
  'libuuid.so.1': 'libuuid1',
  'libxcb-dri3.so.0': 'libxcb-dri3-0',
  'libxcb.so.1': 'libxcb1',
  'libxkbcommon.so.0': 'libxkbcommon0',
  'libxshmfence.so.1': 'libxshmfence1',
  'libz.so.1': 'zlib1g',
};

interface PackageChoice {
  packages: string[];
  /** Libraries of which we do not know the package. */
  unknownLibraries: string[];
}

/** Every name that the packages of these libraries may have, to ask apt which of them it has. */
export function possiblePackages(libraries: string[]): string[] {
  const patterns = libraries.flatMap((library) => packageOfLibrary[library] ?? []);
  return distinct(patterns.flatMap((pattern) => [withSuffix(pattern), withoutSuffix(pattern)]));
}

/** The packages to install for these libraries, out of those that apt has. */
export function choosePackages(libraries: string[], available: ReadonlySet<string>): PackageChoice {
  const packages: string[] = [];
  const unknownLibraries: string[] = [];
  for (const library of libraries) {
    const pattern = packageOfLibrary[library];
    if (pattern === undefined) unknownLibraries.push(library);
    // With the suffix first: on systems that have it the old name may live on as a name that others provide as well
    // (libasound2 on Ubuntu 24.04), which apt refuses to choose from. Without a suffix where apt knows neither.
    else packages.push(available.has(withSuffix(pattern)) ? withSuffix(pattern) : withoutSuffix(pattern));
  }
  return { packages: distinct(packages), unknownLibraries };
}

function withSuffix(pattern: string): string {
  return pattern.replace('{t64}', 't64');
}

function withoutSuffix(pattern: string): string {
  return pattern.replace('{t64}', '');
}

function distinct(names: string[]): string[] {
  return [...new Set(names)].toSorted();
}
