import type { ClientConfig } from 'pg';
import { parse } from 'pg-connection-string';
import { TLS_PARAMETERS, tlsOptions } from './tls-options.js';
import { UnusableDatabase } from './unusable-database.js';

/** Settings that name a database. */
export type DatabaseVariable = 'DATABASE_URL' | 'DATABASE_OWNER_URL';

/** Milliseconds that a caller waits for a free or new connection before it is refused. */
export const CONNECT_TIMEOUT_MS = 5_000;

/** Milliseconds of silence after which the system checks that the other end still exists. */
const KEEP_ALIVE_MS = 10_000;

/** Parameters that a connection string may have after its `?`. */
const PARAMETERS: readonly string[] = [...TLS_PARAMETERS, 'application_name', 'host', 'options', 'port'];

/**
 * Options for `pg` to reach the server that a connection string names. Every connection is opened with these, so each parameter means the
 * same everywhere, and an unknown parameter is refused instead of ignored.
 *
 * @param variable setting that the string comes from, for messages, which never contain the string itself
 * @throws UnusableDatabase when the string cannot be parsed
 */
export function connectionOptions(url: string, variable: DatabaseVariable = 'DATABASE_URL'): ClientConfig {
  const { address, parameters } = taken(url, variable);
  const { host, port, user, password, database, application_name, options } = address;
  return {
    ...(host ? { host } : {}),
    ...(port ? { port: Number(port) } : {}),
    ...(user === undefined ? {} : { user }),
    ...(password === undefined ? {} : { password }),
    ...(database ? { database } : {}),
    ...(options === undefined ? {} : { options }),
    application_name: application_name ?? 'openeiam',
    ssl: tlsOptions(parameters, variable),
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
  };
}

/** Splits a connection string into its TLS parameters, which have their own rules here, and the rest. */
function taken(
  url: string,
  variable: DatabaseVariable,
): { readonly address: ReturnType<typeof parse>; readonly parameters: URLSearchParams } {
  const [start = '', query = ''] = url.split(/\?(.*)/s);
  // A password contains a bare `?`: the text after it is not a parameter, and must not be shown as one.
  if (query.includes('@')) throw unreadable(variable);
  const parameters = new URLSearchParams(query);
  for (const name of parameters.keys()) {
    if (!PARAMETERS.includes(name))
      throw new UnusableDatabase(
        `${variable} has the parameter "${name}", which is unknown. Known parameters: ${PARAMETERS.join(', ')}`,
      );
  }
  const others = new URLSearchParams([...parameters].filter(([name]) => !isOfTls(name)));
  try {
    return { address: parse(`${start}?${others.toString()}`), parameters };
  } catch {
    // The password may be anywhere in an unreadable string, so the cause is not kept.
    throw unreadable(variable);
  }
}

function unreadable(variable: DatabaseVariable): UnusableDatabase {
  return new UnusableDatabase(
    `${variable} cannot be parsed. In user and password, write % as %25, @ as %40, / as %2F, : as %3A, ? as %3F`,
  );
}

function isOfTls(name: string): boolean {
  return TLS_PARAMETERS.some((parameter) => parameter === name);
}
