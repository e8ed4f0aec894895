// `npm run photograph [-- <picture> …]`: photographs every page, the console's and those of the portal and the phone. See admin-ui/README.md.
import { join } from 'node:path';
import { orOneLine } from '../../apps/standalone/toolchain/failure.mjs';
import { root } from '../../apps/standalone/toolchain/places.mjs';
import { prepare } from '../../apps/standalone/toolchain/prepare.mjs';
import { runNode } from '../../apps/standalone/toolchain/run-node.mjs';
import { prepareBrowser } from '../../test/prepare-browser.mjs';

await orOneLine(async () => {
  await prepare();
  const env = { ...process.env, ...(await prepareBrowser()) };
  const wanted = process.argv.slice(2);
  const pages = join(root, 'libs/portal/preview/render.mjs');
  const folder = join(root, 'test/artifacts/photographs-of-pages');
  const drawn = await runNode([pages, folder, '--shots', ...wanted], { env });
  const main = join(root, 'admin-ui/tools/photograph/main.mjs');
  process.exitCode = (await runNode([main, ...wanted], { env })) || drawn;
});
