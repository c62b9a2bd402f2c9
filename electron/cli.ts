import { createProgram } from './cli/program.ts';

/** The scriptable twin: the same backend in plain Node. */
// A reader that has seen enough, such as `head`, closes the pipe: that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await createProgram().run(process.argv.slice(2));
