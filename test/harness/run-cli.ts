import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../dist/apps/cli/src/main.js', import.meta.url));

/** How a command ended. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command of what was built, as the operator does, on a database and with the keys of the product. */
export function runCli(
  words: readonly string[],
  { DATABASE_URL, ENCRYPTION_KEYS }: { readonly DATABASE_URL?: string; readonly ENCRYPTION_KEYS?: string },
): Promise<Ended> {
  const env = { NODE_ENV: 'test', DATABASE_URL, ENCRYPTION_KEYS };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [main, ...words], { env }, (_error, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, stdout, stderr });
    });
  });
}
