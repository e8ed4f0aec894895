import { connectionOptions } from './connection-options.js';

/**
 * How data on its way to a database is protected: it stays on the machine, uses TLS with or without a checked certificate, or is
 * unprotected.
 */
export type TransportSecurity = 'local' | 'checked' | 'unchecked' | 'clear';

const LOOPBACK = /^(localhost|127(\.\d+){3}|::1|\[::1\])$/;

/**
 * How a connection string protects the data on its way to the database.
 *
 * @throws UnusableDatabase when the string cannot be parsed
 */
export function transportSecurityOf(url: string): TransportSecurity {
  const { host = 'localhost', ssl } = connectionOptions(url);
  if (host.startsWith('/') || LOOPBACK.test(host)) return 'local';
  if (typeof ssl !== 'object') return 'clear';
  return ssl.rejectUnauthorized === false ? 'unchecked' : 'checked';
}
