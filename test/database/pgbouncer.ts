import { spawn, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '#testing';
import { freePort } from '../harness/free-port.js';

/** A user other than root, as which PgBouncer refuses to run. */
const NOBODY = 65_534;

const START_MS = 10_000;

/** The program: from `TEST_PGBOUNCER`, or Debian's; undefined if there is none. */
export const PROGRAM = [process.env['TEST_PGBOUNCER'] ?? '', '/usr/sbin/pgbouncer'].find(
  (path) => path !== '' && existsSync(path),
);

/** A PgBouncer in front of the databases of a server. */
export class PgBouncer {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    private readonly port: number,
  ) {}

  /**
   * @param url a login of the server
   * @param settings lines of its configuration in addition to the address
   */
  static async before(url: string, settings: readonly string[]): Promise<PgBouncer> {
    const { hostname, port: far, username, password } = new URL(url);
    const folder = mkdtempSync(join(tmpdir(), 'openeiam-pgbouncer-'));
    const port = await freePort();
    const isRoot = process.getuid?.() === 0;
    const [ini, users] = [join(folder, 'ini'), join(folder, 'users')];
    writeFileSync(users, `"${username}" "${password}"\n`);
    writeFileSync(
      ini,
      [
        '[databases]',
        `* = host=${hostname} port=${far}`,
        '[pgbouncer]',
        `listen_addr = 127.0.0.1\nlisten_port = ${String(port)}\nunix_socket_dir =`,
        `auth_type = plain\nauth_file = ${users}`,
        ...settings,
      ].join('\n'),
    );
    if (isRoot) for (const path of [folder, ini, users]) chownSync(path, NOBODY, NOBODY);
    const child = spawn(PROGRAM ?? '', ['-q', ini], {
      stdio: 'ignore',
      ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}),
    });
    const made = new PgBouncer(child, folder, port);
    await until(() => accepts(port), START_MS);
    return made;
  }

  /** Login and database of `url` through this pooler. */
  at(url: string, query = ''): string {
    return Object.assign(new URL(url), { host: `127.0.0.1:${String(this.port)}`, search: query }).href;
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('close', resolve));
    this.child.kill('SIGTERM');
    await ended;
    rmSync(this.folder, { recursive: true });
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}
