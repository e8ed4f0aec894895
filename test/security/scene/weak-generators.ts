import { glob, readFile } from 'node:fs/promises';

/** Generators with a predictable next value, and ids made from a time or a counter. */
const WEAK = /Math\s*\.\s*random|Date\.now\(\)\.toString\(|uuid(?:v1|v6)\b|\bv1 as uuid|pseudoRandomBytes/;

/** Uses that make no secret: the length of a retry's pause. */
const HARMLESS = /^libs\/dingtalk\/src\/client\/wire\/retrying[.]ts$/;

/** Files of the product that use a generator unfit for secrets. Specs and the simulator do not count. */
export async function weakGenerators(): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const file of glob('{apps,libs}/*/src/**/*.{ts,tsx}')) {
    if (/[.]spec[.]tsx?$|^apps\/simulator|^libs\/testing/.test(file) || HARMLESS.test(file)) continue;
    if (WEAK.test(await readFile(file, 'utf8'))) found.push(file);
  }
  return found;
}
