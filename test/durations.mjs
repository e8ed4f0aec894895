import { writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { root } from '../apps/standalone/toolchain/places.mjs';

/** Seconds from which on a spec file is worth listing. */
const LISTED = 2;

/** Notes how long each spec file took, for the order of the next run: `test/jest/slowest-first.cjs`. */
export function writeDurations(results) {
  const listed = results.testResults
    .map(({ name, startTime, endTime }) => [relative(root, name), Math.round((endTime - startTime) / 1000)])
    .filter(([, seconds]) => seconds >= LISTED)
    .map(([file, seconds]) => [file.split(sep).join('/'), seconds])
    .sort();
  const text = JSON.stringify(Object.fromEntries(listed), null, 2);
  writeFileSync(join(root, 'test/jest/durations.json'), `${text}\n`);
}
