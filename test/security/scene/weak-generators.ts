import { glob, readFile } from 'node:fs/promises';

/** Generators whose next value can be guessed, and ids that are made of time or a counter. */
const WEAK = /Math\s*\.\s*random|Date\.now\(\)\.toString\(|uuid(?:v1|v6)\b|\bv1 as uuid|pseudoRandomBytes/;

/** Uses that make no secret: how long to pause before another try. */
const HARMLESS = /^libs\/dingtalk\/src\/client\/wire\/retrying[.]ts$/;

/** Files of the product that use a generator that is not fit for secrets. Specs and the simulator are no product. */
export async function weakGenerators(): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const file of glob('{apps,libs}/*/src/**/*.{ts,tsx}')) {
    if (/[.]spec[.]tsx?$|^apps\/simulator|^libs\/testing/.test(file) || HARMLESS.test(file)) continue;
    if (WEAK.test(await readFile(file, 'utf8'))) found.push(file);
  }
  return found;
}
