/** A step failed. The message is one line that says what to do; no stack is shown. */
export class Failure extends Error {}

/** Runs a command's main function; a `Failure` becomes one line on stderr and exit code 1. */
export async function orOneLine(main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
