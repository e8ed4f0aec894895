// The order of the spec files: what takes longest begins first, so that at the end nothing long is left for one worker alone. A fresh
// clone knows it too, by durations.json, which `WRITE_DURATIONS=1 npm test` writes anew.
const { statSync } = require('node:fs');
const { relative, sep } = require('node:path');
const { default: Sequencer } = require('@jest/test-sequencer');
const durations = require('./durations.json');

/** Bytes of a spec that make it a second longer, for all that we know of one that is not listed. */
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
