import { existsSync, readFileSync } from 'node:fs';

/** Version of the product, such as `1.4.0`. */
export const VERSION = versionIn(new URL('.', import.meta.url));

/** Reads it from the `package.json` above a folder: sources and build output lie at different depths. */
function versionIn(folder: URL): string {
  const file = new URL('package.json', folder);
  if (!existsSync(file)) return versionIn(new URL('..', folder));
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string };
  return version;
}
