import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { writePrivately } from '../write-privately.js';

/** How to reach the embedded server. Stored in a file that only its owner can read; `cli` uses it to find the server. */
export interface Credentials {
  /** Connection string of the login that owns everything: for migrations, and for inspection by hand. */
  readonly url: string;
  /** Connection string of the login that server, worker and commands use. */
  readonly processUrl: string;
}

/** Name of the login that owns the database, and of the database. */
export const OWNER = 'openeiam';

/** Name of the login of the processes. */
const PROCESS = 'openeiam_process';

/** Reads the connection strings from `file`; undefined when there are none, or they are invalid. */
export function readCredentials(file: string): Credentials | undefined {
  try {
    const { url = '', processUrl } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Credentials>;
    // Folders of earlier versions have only one login.
    return URL.canParse(url) ? { url, processUrl: processUrl ?? newProcessUrl(url) } : undefined;
  } catch {
    // Lost or truncated: new passwords are set.
    return undefined;
  }
}

/** Stores the connection strings. */
export function keepCredentials(file: string, { url, processUrl }: Credentials): void {
  writePrivately(file, `${JSON.stringify({ url, processUrl })}\n`);
}

/** New credentials: random passwords, and a port that is free now. */
export async function newCredentials(): Promise<Credentials> {
  const url = `postgresql://${OWNER}:${newPassword()}@127.0.0.1:${String(await freePort())}/${OWNER}`;
  return { url, processUrl: newProcessUrl(url) };
}

/** The same logins on a free port: the previous one if possible. */
export async function withFreePort({ url, processUrl }: Credentials): Promise<Credentials> {
  const port = String(await freePort(Number(new URL(url).port)).catch(() => freePort()));
  return { url: at(url, { port }), processUrl: at(processUrl, { port }) };
}

function newProcessUrl(url: string): string {
  return at(url, { username: PROCESS, password: newPassword() });
}

function at(url: string, parts: Readonly<Partial<Record<'port' | 'username' | 'password', string>>>): string {
  return Object.assign(new URL(url), parts).href;
}

function newPassword(): string {
  return randomBytes(24).toString('base64url');
}

function freePort(wanted = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(wanted, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}
