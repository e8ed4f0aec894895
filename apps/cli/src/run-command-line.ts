import { CommanderError } from 'commander';
import { CommandFailure, WrongUsage } from './failure.js';
import { isOffline, offlineProgram } from './offline-program.js';
import { hinted } from './root-command.js';

/** Runs a command. Returns the exit code: 0 = done, 1 = refused or failed, 2 = wrong usage. */
export async function runCommandLine(argv: readonly string[]): Promise<number> {
  try {
    const root = isOffline(argv) ? offlineProgram() : (await import('./program.js')).program();
    await root.parseAsync([...argv], { from: 'user' });
    return 0;
  } catch (error) {
    // Commander has already printed the error; a request for help is not an error.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof WrongUsage) {
      process.stderr.write(hinted(error.message));
      return 2;
    }
    process.stderr.write(`${await reasonOf(error)}\n`);
    return 1;
  }
}

async function reasonOf(error: unknown): Promise<string> {
  if (error instanceof CommandFailure) return error.message.replaceAll(/\s+/g, ' ').trim();
  return (await import('./explain.js')).explain(error);
}
