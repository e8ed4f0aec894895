import { chownSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { until } from '#testing';
import type { Place } from './place.js';
import { PROGRAMS } from './programs.js';
import { NOBODY, Running } from './running.js';

const START_MS = 15_000;

/** Starts Redis without persistence. */
export async function startRedis(place: Place): Promise<Running> {
  const words = [
    '--port',
    String(place.ports.redis),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
  ];
  return reachable(
    Running.start(PROGRAMS.redis, words, { log: join(place.folder, 'redis.log'), cwd: place.folder }),
    place.ports.redis,
  );
}

/** Starts PgBouncer with its files in `/etc/pgbouncer`. */
export async function startPooler(place: Place): Promise<Running> {
  const folder = place.path('/etc/pgbouncer');
  const files = ['pgbouncer.ini', 'userlist.txt'].map((name) => join(folder, name));
  if ('uid' in NOBODY) for (const file of files) chownSync(file, NOBODY.uid, NOBODY.gid);
  // Debian's socket is in a folder that does not exist here.
  const [ini = ''] = files;
  writeFileSync(ini, `${readFileSync(ini, 'utf8')}\nunix_socket_dir =\n`);
  const log = join(place.folder, 'pgbouncer.log');
  return reachable(Running.start(PROGRAMS.pgbouncer, [ini], { ...NOBODY, log }), place.ports.pooler);
}

/** Starts nginx with the operator's file. */
export async function startNginx(place: Place): Promise<Running> {
  const words = ['-c', place.path('/etc/nginx/nginx.conf'), '-g', 'daemon off;'];
  const log = join(place.folder, 'nginx.log');
  return reachable(Running.start(PROGRAMS.nginx, words, { log }), place.ports.https);
}

async function reachable(running: Running, port: number): Promise<Running> {
  await until(() => accepts(port), START_MS).catch((error: unknown) => {
    throw new Error(`Nothing listens at ${String(port)}: ${running.said}`, { cause: error });
  });
  return running;
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
      .once('connect', () => {
        socket.destroy();
        resolve(true);
      })
      .once('error', () => {
        resolve(false);
      });
  });
}
