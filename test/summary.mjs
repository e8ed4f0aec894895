/**
 * Sums up a run of jest: the names of skipped tests, and then one line with the counts. A spec file that could not run
 * counts as a failed test.
 *
 * @param {object | undefined} results jest's `--json`; undefined if jest gave none
 * @param {NodeJS.ProcessEnv} environment explains why the tests with Redis and PgBouncer were skipped
 * @returns {string} lines; the last is `N passed, N failed, N skipped`
 */
export function summarise(results, environment) {
  if (results === undefined) return '0 passed, 1 failed, 0 skipped';
  const tests = results.testResults.flatMap((file) => file.assertionResults);
  const skipped = tests.filter(({ status }) => ['pending', 'skipped', 'disabled', 'todo'].includes(status));
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  return [
    ...skipped.map(({ fullName }) => `skipped: ${fullName}${reasonFor(fullName, environment)}`),
    `${results.numPassedTests} passed, ${failed} failed, ${skipped.length} skipped`,
  ].join('\n');
}

function reasonFor(name, { TEST_REDIS_URL: url = '' }) {
  if (/operator's walk/.test(name)) return ' (a program of Debian is missing: test/operator/programs.ts)';
  if (/redis/i.test(name) && url === '') return ' (TEST_REDIS_URL is not set)';
  // Skipped only if PgBouncer was not found.
  return /pgbouncer/i.test(name) ? ' (PgBouncer is not installed, and TEST_PGBOUNCER is not set)' : '';
}
