import { tmpdir } from 'node:os';

/** The folder for databases of tests: the one that `npm test` chose for all of its processes (`test/data-place.mjs`). */
export function dataPlace(): string {
  return process.env['OPENEIAM_TEST_DATA'] ?? tmpdir();
}
