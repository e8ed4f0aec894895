import { VERSION } from './version.js';

/** Oldest main version of Node that the product runs on. */
export const NEEDED_NODE = 24;

/**
 * Runs a process: `start` loads everything else. On a Node that is too old it ends with 1 and one line that says what to do;
 * with `--version` alone it prints the product's version.
 */
export async function launch(start: () => Promise<unknown>): Promise<void> {
  const { node } = process.versions;
  if (Number.parseInt(node, 10) < NEEDED_NODE) {
    console.error(
      `openeiam ${VERSION} needs Node ${String(NEEDED_NODE)} or newer, and this is ${node}. ` +
        'Install one, or start by npm in the folder of the product, which brings its own.',
    );
    process.exitCode = 1;
    return;
  }
  const [only, ...others] = process.argv.slice(2);
  if (only === '--version' && others.length === 0) console.log(VERSION);
  else await start();
}
