import { readFileSync } from 'node:fs';
import { StartFailure } from '../start-failure.js';

/** The user that PostgreSQL runs as; empty = the user of this process. */
export interface RunAs {
  readonly uid?: number;
  readonly gid?: number;
}

/** PostgreSQL refuses to run as root; then it runs as `postgres` where that user exists, or else as `nobody`. */
export function choosePostgresUser(): RunAs {
  if (process.getuid?.() !== 0) return {};
  const users = readFileSync('/etc/passwd', 'utf8').split('\n').map(parseUser);
  const found = ['postgres', 'nobody'].map((name) => users.find((user) => user.name === name));
  const user = found.find((candidate) => candidate !== undefined);
  if (user === undefined) {
    throw new StartFailure('PostgreSQL cannot run as root. Start as an ordinary user, or set DATABASE_URL.');
  }
  return { uid: user.uid, gid: user.gid };
}

/** One line of passwd(5). */
function parseUser(line: string): { readonly name: string; readonly uid: number; readonly gid: number } {
  const [name = '', , uid, gid] = line.split(':');
  return { name, uid: Number(uid), gid: Number(gid) };
}
