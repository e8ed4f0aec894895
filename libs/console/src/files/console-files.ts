import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { extname } from 'node:path';

/** Where the build puts the console; the same place whether this module itself is built or not. */
const BUILT = import.meta.url.endsWith('.ts')
  ? new URL('../../../../admin-ui/dist/', import.meta.url)
  : new URL('../../../../../admin-ui/dist/', import.meta.url);

/** Where browsers find the console's files. Their names carry a hash, so tenants and releases can share the address. */
export const FILES_PATH = '/console-files';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
};

/** A file of the built console, with its precompressed forms. */
export interface ConsoleFile {
  readonly contentType: string;
  readonly content: Buffer;
  readonly br: Buffer;
  readonly gzip: Buffer;
}

/** The built console. */
export interface ConsoleFiles {
  /** The page, with placeholders: `{nonce}` for the nonce of the answer, and `{me}` for the person who uses it. */
  readonly page: string;
  readonly byName: ReadonlyMap<string, ConsoleFile>;
}

/** Reads the built console; a process does this once, at its start. Fails if the build is missing. */
export function loadConsoleFiles(folder: URL = BUILT): ConsoleFiles {
  const read = (name: string): Buffer => readFileSync(new URL(name, folder));
  const names = readdirSync(fileURLToPath(folder)).filter((name) => extname(name) in TYPES);
  const byName = new Map(
    names.map((name) => [
      name,
      {
        contentType: TYPES[extname(name)] ?? '',
        content: read(name),
        br: read(`${name}.br`),
        gzip: read(`${name}.gz`),
      },
    ]),
  );
  return { page: pageOf(read('index.html').toString()), byName };
}

function pageOf(html: string): string {
  return html
    .replaceAll(/\b(src|href)="(?!\/)([\w.-]+\.(?:js|css))"/g, `$1="${FILES_PATH}/$2"`)
    .replaceAll('<script ', '<script nonce="{nonce}" ')
    .replace('<oe-root', '<oe-root ngCspNonce="{nonce}"');
}
