import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Settings } from '#runtime';

const main = fileURLToPath(new URL('../../dist/apps/cli/src/main.js', import.meta.url));

/** How a command ended. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The settings of a product that its commands need. */
type CommandSettings = Partial<
  Pick<
    Settings,
    'DATABASE_URL' | 'ENCRYPTION_KEYS' | 'DINGTALK_LOGIN_BASE' | 'DINGTALK_API_BASE' | 'DINGTALK_OAPI_BASE'
  >
>;

/** Runs a command of what was built, as the operator does, on a database and with the keys of the product. */
export function runCli(words: readonly string[], settings: CommandSettings): Promise<Ended> {
  const { DATABASE_URL, ENCRYPTION_KEYS } = settings;
  const { DINGTALK_LOGIN_BASE, DINGTALK_API_BASE, DINGTALK_OAPI_BASE } = settings;
  const bases = { DINGTALK_LOGIN_BASE, DINGTALK_API_BASE, DINGTALK_OAPI_BASE };
  const given = Object.fromEntries(Object.entries(bases).filter(([, base]) => base !== undefined));
  const env = { NODE_ENV: 'test', DATABASE_URL, ENCRYPTION_KEYS, ...given };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [main, ...words], { env }, (_error, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, stdout, stderr });
    });
  });
}
