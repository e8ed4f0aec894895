// `npm test [-- <jest arguments>]`: prepares, runs jest under Node 24, and ends with `N passed, N failed, N skipped`.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { orOneLine } from '../apps/standalone/toolchain/failure.mjs';
import { root } from '../apps/standalone/toolchain/places.mjs';
import { prepare } from '../apps/standalone/toolchain/prepare.mjs';
import { runNode } from '../apps/standalone/toolchain/run-node.mjs';
import { removeCluster } from './cluster-guard.mjs';
import { prepareBrowser } from './prepare-browser.mjs';
import { summarise } from './summary.mjs';

const node = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');

await orOneLine(async () => {
  // What `npm run docs` writes, the console is built from.
  await prepare({ console: process.env.WRITE_DOCS !== '1' });
  const folder = mkdtempSync(join(tmpdir(), 'openeiam-results-'));
  const resultFile = join(folder, 'results.json');
  const run = String(process.pid);
  const given = process.argv.slice(2);
  const workers = given.includes('--runInBand') ? [] : ['--maxWorkers=2'];
  // Whatever a spec leaves open must not keep the run from ending.
  const settings = [...workers, '--forceExit', '--json', `--outputFile=${resultFile}`];
  try {
    const env = { ...process.env, ...(await prepareBrowser()), OPENEIAM_TEST_RUN: run };
    process.exitCode = await runNode([...node, jest, ...settings, ...given], { env });
    console.log(summarise(JSON.parse(readFileSync(resultFile, 'utf8')), process.env));
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    // jest was stopped, or could not begin; it has said why.
    console.log(summarise(undefined, process.env));
    process.exitCode ||= 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await removeCluster(join(tmpdir(), `openeiam-test-${run}`));
  }
});
