import 'reflect-metadata';
import { enableCompileCache } from 'node:module';
import { CommanderError } from 'commander';
import { CommandFailure } from './failure.js';
import { isOffline, offlineProgram } from './offline-program.js';

/** Milliseconds in which a command that is done must have ended by itself. */
const END_MS = 5_000;

/** Exit codes: 0 = done, 1 = refused or failed, 2 = wrong usage. */
async function run(words: readonly string[]): Promise<number> {
  try {
    const root = isOffline(words) ? offlineProgram() : (await import('./program.js')).program();
    await root.parseAsync([...words], { from: 'user' });
    return 0;
  } catch (error) {
    // Commander has said what is wrong with the words; asking for help is not wrong.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    process.stderr.write(`${await reasonOf(error)}\n`);
    return 1;
  }
}

async function reasonOf(error: unknown): Promise<string> {
  if (error instanceof CommandFailure) return error.message.replaceAll(/\s+/g, ' ').trim();
  return (await import('./explain.js')).explain(error);
}

// What is loaded for a command stays compiled for the next one: it answers a quarter of a second sooner.
enableCompileCache();

process.exitCode = await run(process.argv.slice(2));
// Whatever a command has left open must not keep it from ending.
setTimeout(() => process.exit(), END_MS).unref();
