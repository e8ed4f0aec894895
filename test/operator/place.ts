import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../harness/free-port.js';

/** Folders in the documents; here, they are below a temporary one. */
const FOLDERS = [
  '/opt/openeiam',
  '/etc/openeiam',
  '/etc/systemd/system',
  '/etc/pgbouncer',
  '/etc/nginx/tls',
  '/usr/local/sbin',
  '/var/lib/openeiam',
  '/var/lib/nginx',
  '/var/log/nginx',
] as const;

const PORTS = ['database', 'pooler', 'redis', 'server', 'worker', 'http', 'https'] as const;

/** The operator's machine: its folders, its ports, and the provider's login. */
export interface Place {
  readonly folder: string;
  readonly ports: Readonly<Record<(typeof PORTS)[number], number>>;
  readonly administrator: { readonly name: string; readonly password: string };
  /** The text of a document with the reader's values for this machine. */
  typed(text: string): string;
  /** The path on this machine for a path in the documents. */
  path(documented: string): string;
}

export async function findPlace(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'openeiam-operator-'));
  // PostgreSQL, PgBouncer and nginx run as users other than root.
  chmodSync(folder, 0o755);
  for (const path of FOLDERS) mkdirSync(folder + path, { recursive: true });
  mkdirSync(join(folder, 'run'));
  const found: [string, number][] = [];
  for (const name of PORTS) found.push([name, await freePort()]);
  const ports = Object.fromEntries(found) as Place['ports'];
  const administrator = { name: 'dba', password: randomBytes(12).toString('hex') };
  const words: readonly (readonly [string, string])[] = [
    ['host=db.example.com port=5432', `host=localhost port=${String(ports.database)}`],
    ['host=db.example.com', `host=localhost port=${String(ports.database)}`],
    ['db.example.com:5432', `localhost:${String(ports.database)}`],
    ['<administrator>', administrator.name],
    ['listen_port = 6432', `listen_port = ${String(ports.pooler)}`],
    ['127.0.0.1:6432', `127.0.0.1:${String(ports.pooler)}`],
    ['127.0.0.1:6379', `127.0.0.1:${String(ports.redis)}`],
    ['127.0.0.1:3000', `127.0.0.1:${String(ports.server)}`],
    ['|listen 80|', `|listen 127.0.0.1:${String(ports.http)}|`],
    ['|listen 443|', `|listen 127.0.0.1:${String(ports.https)}|`],
    ['|pid /run/|', `|pid ${folder}/run/|`],
    ['/etc/nginx/nginx.conf', `${folder}/etc/nginx/nginx.conf`],
    ...FOLDERS.map((path) => [path, folder + path] as const),
  ];
  const any = new RegExp(words.map(([written]) => written.replaceAll('|', '\\|')).join('|'), 'g');
  const filled = new Map(words);
  return {
    folder,
    ports,
    administrator,
    typed: (text) => text.replace(any, (written) => filled.get(written) ?? written),
    path: (documented) => folder + documented,
  };
}
