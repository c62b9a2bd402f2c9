import { execFileSync } from 'node:child_process';

/** A Python that has icalendar, if there is one here. */
export const python = ['python3', '/usr/bin/python3'].find((program) => {
  try {
    execFileSync(program, ['-c', 'import icalendar'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
});
if (!python)
  console.warn(
    'Skipped: no Python with icalendar is installed, so it read no calendar here (apt-get install python3-icalendar).',
  );
