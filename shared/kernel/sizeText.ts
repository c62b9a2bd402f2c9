const UNITS = ['kB', 'MB', 'GB', 'TB'];

/** The size of a file as file managers say it: `812 bytes`, `4.2 MB`, `512 MB`. A kilobyte has 1,000 bytes. */
export function sayBytes(bytes: number): string {
  if (bytes < 1000) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  let size = bytes / 1000;
  let unit = 0;
  // 999.96 kB would round to 1,000 kB.
  while (size >= 999.5 && unit < UNITS.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${size < 99.95 ? Number(size.toFixed(1)) : Math.round(size)} ${UNITS[unit]}`;
}
