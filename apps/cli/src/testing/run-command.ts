import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { text } from 'node:stream/consumers';
import { NO_DATA } from './no-data.js';

const launcher = fileURLToPath(new URL('../../launch.mjs', import.meta.url));
const main = fileURLToPath(new URL('../../../../dist/apps/cli/src/main.js', import.meta.url));

/** The result of a command. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Builds what has changed and runs a command, as `npm run -s cli -- <words>` does. */
export function launchCommand(
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
  input = '',
): Promise<Ended> {
  return run([launcher, ...words], environment, input);
}

/** Runs a command of what is already built; starts in half the time. */
export function runCommand(
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
  input = '',
): Promise<Ended> {
  return run([main, ...words], environment, input);
}

async function run(
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
  input: string,
): Promise<Ended> {
  const { PATH } = process.env;
  const child = spawn(process.execPath, words, {
    env: { ...(PATH === undefined ? {} : { PATH }), ...NO_DATA, ...environment },
  });
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, stdout, stderr };
}
