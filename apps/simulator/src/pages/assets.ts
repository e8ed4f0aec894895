import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Where the build puts scripts and styles: beside this file's folder when built, below `dist` when run from source. */
const BUILT_BESIDE = new URL('../', import.meta.url);
const BUILT_FROM_SOURCE = new URL('../../../../dist/apps/simulator/src/', import.meta.url);

const KINDS = {
  js: { folder: 'browser', type: 'text/javascript; charset=utf-8' },
  css: { folder: 'styles', type: 'text/css; charset=utf-8' },
} as const;

export interface Asset {
  readonly type: string;
  readonly content: Buffer;
}

/** A built script or style by file name, such as `phone.js`. */
export async function builtAsset(name: string): Promise<Asset | undefined> {
  const [, stem, extension] = /^([a-z-]+)\.(js|css)$/.exec(name) ?? [];
  if (stem === undefined || (extension !== 'js' && extension !== 'css')) return undefined;
  const { folder, type } = KINDS[extension];
  const base = import.meta.url.endsWith('.ts') ? BUILT_FROM_SOURCE : BUILT_BESIDE;
  // A missing file is answered with 404.
  const content = await readFile(fileURLToPath(new URL(`${folder}/${name}`, base))).catch(() => undefined);
  return content === undefined ? undefined : { type, content };
}
