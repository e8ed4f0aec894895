import 'reflect-metadata';
import { CommanderError } from 'commander';
import { explain } from './explain.js';
import { program } from './program.js';

/** Exit codes: 0 = done, 1 = refused or failed, 2 = wrong usage. */
async function run(words: readonly string[]): Promise<number> {
  try {
    await program().parseAsync([...words], { from: 'user' });
    return 0;
  } catch (error) {
    // Commander has said what is wrong with the words; asking for help is not wrong.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    process.stderr.write(`${explain(error)}\n`);
    return 1;
  }
}

process.exitCode = await run(process.argv.slice(2));
