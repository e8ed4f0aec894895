import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';
import { UnusableDatabase } from './unusable-database.js';

/** TLS parameters of a connection string; libpq uses the same names. */
export const TLS_PARAMETERS = ['sslmode', 'sslrootcert', 'sslcert', 'sslkey'] as const;

/**
 * TLS options for a connection. There are three modes: unencrypted (`disable` or no mode); with a verified server certificate (every other
 * mode); and `no-verify`, which protects only against eavesdropping. `verify-ca` checks the issuer of the certificate but not its host
 * name, for an address that the certificate does not contain.
 *
 * @param variable setting that the parameters come from, for messages
 * @throws UnusableDatabase for an unknown mode, or a file that cannot be read
 */
export function tlsOptions(parameters: URLSearchParams, variable: string): ConnectionOptions | false {
  const given = parameters.get('sslmode') ?? process.env['PGSSLMODE'];
  const mode = given ?? (parameters.has('sslrootcert') ? 'verify-full' : 'disable');
  const read = (name: 'sslrootcert' | 'sslcert' | 'sslkey') => fileOf(parameters, name, variable);
  const files = () => ({ ca: read('sslrootcert'), cert: read('sslcert'), key: read('sslkey') });
  switch (mode) {
    case 'disable':
      return false;
    case 'allow':
    case 'prefer':
    case 'require':
    case 'verify-full':
      return files();
    case 'verify-ca':
      if (parameters.has('sslrootcert')) return { ...files(), checkServerIdentity: () => undefined };
      throw new UnusableDatabase(
        `${variable}: sslmode=verify-ca needs the authority's certificate: sslrootcert=<file>`,
      );
    case 'no-verify':
      return { ...files(), rejectUnauthorized: false };
    default:
      throw new UnusableDatabase(
        `${variable}: sslmode must be disable, require, verify-ca, verify-full or no-verify`,
      );
  }
}

function fileOf(parameters: URLSearchParams, name: string, variable: string): string | undefined {
  const path = parameters.get(name);
  if (path === null) return undefined;
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new UnusableDatabase(`${variable}: the file of ${name}, ${path}, cannot be read`, { cause });
  }
}
