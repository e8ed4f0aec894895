// `npm run photograph [-- <picture> …]`: photographs every page of the console, and lets axe judge it. See admin-ui/README.md.
import { join } from 'node:path';
import { orOneLine } from '../../apps/standalone/toolchain/failure.mjs';
import { root } from '../../apps/standalone/toolchain/places.mjs';
import { prepare } from '../../apps/standalone/toolchain/prepare.mjs';
import { runNode } from '../../apps/standalone/toolchain/run-node.mjs';
import { prepareBrowser } from '../../test/prepare-browser.mjs';

await orOneLine(async () => {
  await prepare();
  const env = { ...process.env, ...(await prepareBrowser()) };
  const main = join(root, 'admin-ui/tools/photograph/main.mjs');
  process.exitCode = await runNode([main, ...process.argv.slice(2)], { env });
});
