import { existsSync, readdirSync } from 'node:fs';

const POSTGRES = '/usr/lib/postgresql';

/** Programs of Debian 12; `.ci/run` installs them. */
export const PROGRAMS = {
  psql: '/usr/bin/psql',
  redis: '/usr/bin/redis-server',
  redisCli: '/usr/bin/redis-cli',
  pgbouncer: '/usr/sbin/pgbouncer',
  nginx: '/usr/sbin/nginx',
  openssl: '/usr/bin/openssl',
} as const;

const version = existsSync(POSTGRES) ? readdirSync(POSTGRES).sort().at(-1) : undefined;

/** Folder of `initdb` and `postgres`, which are not in the PATH. */
export const POSTGRES_BIN = `${POSTGRES}/${version ?? ''}/bin`;

/** Programs that the walk needs and this machine lacks. */
export const MISSING = [...Object.values(PROGRAMS), `${POSTGRES_BIN}/initdb`].filter(
  (path) => !existsSync(path),
);
