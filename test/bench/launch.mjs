// `npm run bench [-- <scenario> …]`: prepares, then measures the production build under Node 24. Asserts no times.
import { join } from 'node:path';
import { orOneLine } from '../../apps/standalone/toolchain/failure.mjs';
import { root } from '../../apps/standalone/toolchain/places.mjs';
import { prepareBrowser } from '../prepare-browser.mjs';
import { prepare } from '../../apps/standalone/toolchain/prepare.mjs';
import { runNode } from '../../apps/standalone/toolchain/run-node.mjs';

await orOneLine(async () => {
  await prepare({ purpose: 'development' });
  const main = join(root, 'test/bench/main.mjs');
  const env = { ...process.env, ...(await prepareBrowser()) };
  const args = ['--disable-warning=ExperimentalWarning', main, ...process.argv.slice(2)];
  process.exitCode = await runNode(args, { env });
});
