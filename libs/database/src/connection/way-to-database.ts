import { connectionOptions } from './connection-options.js';

/** How what goes to a database is protected: it stays on the machine, TLS with a checked certificate or not, or nothing. */
export type WayToDatabase = 'local' | 'checked' | 'unchecked' | 'clear';

const LOOPBACK = /^(localhost|127(\.\d+){3}|::1|\[::1\])$/;

/**
 * How a connection string leads to the database.
 *
 * @throws UnusableDatabase when it cannot be understood
 */
export function wayToDatabase(url: string): WayToDatabase {
  const { host = 'localhost', ssl } = connectionOptions(url);
  if (host.startsWith('/') || LOOPBACK.test(host)) return 'local';
  if (typeof ssl !== 'object') return 'clear';
  return ssl.rejectUnauthorized === false ? 'unchecked' : 'checked';
}
