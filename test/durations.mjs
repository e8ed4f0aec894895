import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { root } from '../apps/standalone/toolchain/places.mjs';

/** Seconds from which a spec file is listed. */
const LISTED = 2;

const file = join(root, 'test/jest/durations.json');

/**
 * Saves how long each spec file took, for the order of the next run: `test/jest/slowest-first.cjs`. Files that did not run keep their
 * earlier times.
 */
export function writeDurations(results) {
  const ran = new Set(results.testResults.map(({ name }) => nameOf(name)));
  const known = Object.entries(JSON.parse(readFileSync(file, 'utf8'))).filter(
    ([name]) => !ran.has(name) && existsSync(join(root, name)),
  );
  const listed = results.testResults
    .map(({ name, startTime, endTime }) => [nameOf(name), Math.round((endTime - startTime) / 1000)])
    .filter(([, seconds]) => seconds >= LISTED)
    .concat(known)
    .sort();
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(listed), null, 2)}\n`);
}

function nameOf(path) {
  return relative(root, path).split(sep).join('/');
}
