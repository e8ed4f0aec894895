import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartFailure } from '../start-failure.js';
import type { Binaries } from './binaries.js';
import { OWNER } from './credentials.js';
import type { RunAs } from './run-as.js';

/**
 * Creates the data folder of a new server. It is built elsewhere and moved into place, so that an incomplete one is never used.
 *
 * @param isDurable whether it must survive a power failure from the first moment
 */
export function initialise(
  binaries: Binaries,
  dataFolder: string,
  password: string,
  runAs: RunAs,
  isDurable: boolean,
): void {
  const aside = `${dataFolder}.new`;
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside, { mode: 0o700 });
  const secret = mkdtempSync(join(tmpdir(), 'openeiam-'));
  const passwordFile = join(secret, 'password');
  try {
    writeFileSync(passwordFile, password, { mode: 0o600 });
    for (const path of [aside, secret, passwordFile]) own(path, runAs);
    // The built-in locale sorts the same way on every system, whatever locales are installed there.
    const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--encoding=UTF8'];
    const login = [`--username=${OWNER}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
    const args = [
      `--pgdata=${aside}`,
      ...login,
      ...locale,
      '--no-instructions',
      ...(isDurable ? [] : ['--no-sync']),
    ];
    const made = spawnSync(binaries.initdb, args, { ...runAs, encoding: 'utf8' });
    if (made.status !== 0)
      throw new StartFailure(`The embedded PostgreSQL cannot be set up: ${reasonOf(made)}`);
    renameSync(aside, dataFolder);
  } finally {
    rmSync(secret, { recursive: true, force: true });
  }
}

/** Whether a data folder has been created. */
export function isInitialised(dataFolder: string): boolean {
  return existsSync(join(dataFolder, 'PG_VERSION'));
}

/** Sets the password of a stopped server, after the file with it was lost. */
export function resetPassword(binaries: Binaries, dataFolder: string, password: string, runAs: RunAs): void {
  const input = `alter role ${OWNER} password '${password}'\n`;
  const args = ['--single', '-D', dataFolder, 'postgres'];
  const done = spawnSync(binaries.postgres, args, { ...runAs, input, encoding: 'utf8', cwd: tmpdir() });
  if (done.status !== 0)
    throw new StartFailure(`The embedded PostgreSQL cannot be opened: ${reasonOf(done)}`);
}

function own(path: string, { uid, gid }: RunAs): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}

function reasonOf({ stderr, error }: { readonly stderr?: string; readonly error?: Error }): string {
  if (error !== undefined) return error.message;
  const lines = (stderr ?? '').trim().split('\n');
  return lines.find((line) => /error|fatal/i.test(line)) ?? lines.at(-1) ?? 'it gave no reason';
}
