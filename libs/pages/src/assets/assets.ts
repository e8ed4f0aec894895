import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';

/** Where the builds of libs put browser files, and the media type of each. */
const FOLDERS = [
  { folder: 'styles', ending: '.css', type: 'text/css; charset=utf-8' },
  { folder: 'browser', ending: '.js', type: 'text/javascript; charset=utf-8' },
] as const;

/** Returns the address of a built file by its name, for example `/assets/portal.1f2e3d4c5b6a.css` for `portal.css`. */
export type AssetUrls = (name: string) => string;

interface Asset {
  /** Name with content hash: may be cached forever (`public, max-age=31536000, immutable`). */
  readonly fileName: string;
  readonly contentType: string;
  readonly content: Buffer;
}

/** Where the build puts the libs; the same place whether this module itself is built or not. */
const BUILT = import.meta.url.endsWith('.ts')
  ? new URL('../../../../dist/libs/', import.meta.url)
  : new URL('../../../', import.meta.url);

/** The scripts and styles of all libs' pages. A process reads them once, at its start. */
@Injectable()
export class Assets {
  /** By `fileName`, the part of the address after `/assets/`. */
  readonly files: ReadonlyMap<string, Asset>;
  readonly #names = new Map<string, Asset>();

  constructor() {
    for (const lib of readdirSync(BUILT)) {
      for (const kind of FOLDERS) this.#load(new URL(`${lib}/src/${kind.folder}/`, BUILT), kind);
    }
    this.files = new Map([...this.#names.values()].map((asset) => [asset.fileName, asset]));
  }

  /** Throws for a name without a built file: a defect of the page. */
  readonly url: AssetUrls = (name) => {
    const asset = this.#names.get(name);
    if (asset === undefined) throw new Error(`No script or style was built as ${name}`);
    return `/assets/${asset.fileName}`;
  };

  #load(folder: URL, { ending, type }: (typeof FOLDERS)[number]): void {
    if (!existsSync(folder)) return;
    for (const name of readdirSync(folder)) {
      if (!name.endsWith(ending)) continue;
      if (this.#names.has(name)) throw new Error(`Two libs have a script or style ${name}`);
      const content = readFileSync(new URL(name, folder));
      const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
      this.#names.set(name, { fileName: name.replace('.', `.${hash}.`), contentType: type, content });
    }
  }
}
