// The order of the spec files: the slowest start first, so that no worker runs a long one alone at the end. durations.json holds the times
// for fresh clones, too; `WRITE_DURATIONS=1 npm test` updates it.
const { statSync } = require('node:fs');
const { relative, sep } = require('node:path');
const { default: Sequencer } = require('@jest/test-sequencer');
const durations = require('./durations.json');

/** Estimate for a spec that is not listed: bytes for each second. */
const BYTES_A_SECOND = 10_000;

function secondsOf({ path }) {
  const file = relative(process.cwd(), path).split(sep).join('/');
  return durations[file] ?? statSync(path).size / BYTES_A_SECOND;
}

module.exports = class SlowestFirst extends Sequencer {
  sort(tests) {
    const timed = tests.map((test) => ({ test, seconds: secondsOf(test) }));
    return timed.sort((one, other) => other.seconds - one.seconds).map(({ test }) => test);
  }
};
