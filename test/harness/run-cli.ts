import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Settings } from '#runtime';

const main = fileURLToPath(new URL('../../dist/apps/cli/src/main.js', import.meta.url));

/** Exit code and output of a command. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The product's settings that its commands need. */
type CommandSettings = Partial<
  Pick<
    Settings,
    'DATABASE_URL' | 'ENCRYPTION_KEYS' | 'DINGTALK_LOGIN_BASE' | 'DINGTALK_API_BASE' | 'DINGTALK_OAPI_BASE'
  >
>;

/** Runs a built command like an operator, with the product's database and keys. */
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
