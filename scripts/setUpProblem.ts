/**
 * Something the person at the keyboard can put right: its message is a whole sentence for them, shown without a stack.
 * Every other error is a fault of ours and keeps its stack.
 */
export class SetUpProblem extends Error {
  override name = 'SetUpProblem';
}

/** Progress goes to stderr, so that the output of what the scripts run stays clean for pipes. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** The end of a script that could not do its work: the sentence alone where one was found, all of it where it is a bug. */
export function reportProblem(error: unknown): void {
  console.error(error instanceof SetUpProblem ? error.message : error);
  process.exitCode = 1;
}
