// `npm test [-- <jest arguments>]`: prepares, runs jest under Node 24, and ends with `N passed, N failed, N skipped`.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { orOneLine } from '../apps/standalone/toolchain/failure.mjs';
import { root } from '../apps/standalone/toolchain/places.mjs';
import { prepare } from '../apps/standalone/toolchain/prepare.mjs';
import { runNode } from '../apps/standalone/toolchain/run-node.mjs';
import { removeCluster } from './cluster-guard.mjs';
import { dataPlace } from './data-place.mjs';
import { writeDurations } from './durations.mjs';
import { prepareBrowser } from './prepare-browser.mjs';
import { summarise } from './summary.mjs';

const node = ['--no-flush-bytecode', '--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');

await orOneLine(async () => {
  // `npm run docs` writes files that the console is built from, so it needs no built console.
  await prepare({ console: process.env.WRITE_DOCS !== '1', purpose: 'development' });
  const folder = mkdtempSync(join(tmpdir(), 'openeiam-results-'));
  const resultFile = join(folder, 'results.json');
  const run = String(process.pid);
  const data = dataPlace();
  const given = process.argv.slice(2);
  // Two more than the number of cores: many spec files wait for processes to start or for time to pass.
  const workers = given.includes('--runInBand') ? [] : [`--maxWorkers=${availableParallelism() + 2}`];
  const settings = [...workers, '--json', `--outputFile=${resultFile}`];
  try {
    const env = {
      ...process.env,
      ...(await prepareBrowser()),
      OPENEIAM_TEST_RUN: run,
      OPENEIAM_TEST_DATA: data,
    };
    process.exitCode = await runNode([...node, jest, ...settings, ...given], { env });
    const results = JSON.parse(readFileSync(resultFile, 'utf8'));
    if (process.env.WRITE_DURATIONS === '1') writeDurations(results);
    console.log(summarise(results, process.env));
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    // jest was stopped or could not start, and has printed the reason.
    console.log(summarise(undefined, process.env));
    process.exitCode ||= 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await removeCluster(join(data, `openeiam-test-${run}`));
  }
});
