import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { writePrivately } from '../write-privately.js';

/** How to reach the embedded server. Kept in a file that only its owner can read; `cli` finds the server by it. */
export interface Credentials {
  readonly url: string;
}

/** Name of the login and of the database. */
export const OWNER = 'openeiam';

/** The connection string kept at `file`; undefined when there is none, or it cannot be read as one. */
export function readCredentials(file: string): Credentials | undefined {
  try {
    const { url } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Credentials>;
    return url !== undefined && URL.canParse(url) ? { url } : undefined;
  } catch {
    // Lost or cut off: a new password is set.
    return undefined;
  }
}

/** Keeps the connection string. */
export function keepCredentials(file: string, credentials: Credentials): void {
  writePrivately(file, `${JSON.stringify(credentials)}\n`);
}

/** New credentials: a random password, and a port that is free now. */
export async function newCredentials(): Promise<Credentials> {
  const password = randomBytes(24).toString('base64url');
  return { url: `postgresql://${OWNER}:${password}@127.0.0.1:${String(await freePort())}/${OWNER}` };
}

/** The same login at a port that is free: the one it had if possible. */
export async function withFreePort({ url }: Credentials): Promise<Credentials> {
  const moved = new URL(url);
  moved.port = String(await freePort(Number(moved.port)).catch(() => freePort()));
  return { url: moved.href };
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
