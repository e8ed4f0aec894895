import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The built files that pages refer to. */
const FILES = {
  'portal.css': { path: 'styles/portal.css', type: 'text/css; charset=utf-8' },
  'page.js': { path: 'browser/page.js', type: 'text/javascript; charset=utf-8' },
  'qr-display.js': { path: 'browser/qr-display.js', type: 'text/javascript; charset=utf-8' },
  'phone-other-app.js': { path: 'browser/phone-other-app.js', type: 'text/javascript; charset=utf-8' },
  'phone-identify.js': { path: 'browser/phone-identify.js', type: 'text/javascript; charset=utf-8' },
} as const;

export type AssetName = keyof typeof FILES;

/** Gives the address of an asset, for example `/assets/portal.1f2e3d4c5b6a.css`. */
export type AssetUrls = (name: AssetName) => string;

export interface Asset {
  /** Name with content hash: may be cached for ever (`public, max-age=31536000, immutable`). */
  readonly fileName: string;
  readonly contentType: string;
  readonly content: Buffer;
}

export interface Assets {
  readonly url: AssetUrls;
  /** By `fileName`, that is by what follows `/assets/`. */
  readonly files: ReadonlyMap<string, Asset>;
}

/** Where the build puts this lib's scripts and styles; the same place whether this module itself is built or not. */
const BUILT = import.meta.url.endsWith('.ts')
  ? new URL('../../../../dist/libs/portal/src/', import.meta.url)
  : new URL('../', import.meta.url);

/** Reads the built files once; a process does this at its start. Fails when the build is missing. */
export function loadAssets(folder: URL = BUILT): Assets {
  const names = new Map<string, Asset>();
  for (const [name, { path, type }] of Object.entries(FILES)) {
    const content = readFileSync(new URL(path, folder));
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
    const fileName = name.replace('.', `.${hash}.`);
    names.set(name, { fileName, contentType: type, content });
  }
  const files = new Map([...names.values()].map((asset) => [asset.fileName, asset]));
  return { files, url: (name) => `/assets/${names.get(name)?.fileName ?? name}` };
}
