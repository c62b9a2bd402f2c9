import { createProgram } from './cli/program.ts';

/** The scriptable twin: the same backend in plain Node. */
process.exitCode = await createProgram().run(process.argv.slice(2));
