// `npm run photograph [-- <picture> …]`: photographs every page in every state, and makes an index to look through. See admin-ui/README.md.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { orOneLine } from '../../apps/standalone/toolchain/failure.mjs';
import { root } from '../../apps/standalone/toolchain/places.mjs';
import { prepare } from '../../apps/standalone/toolchain/prepare.mjs';
import { runNode } from '../../apps/standalone/toolchain/run-node.mjs';
import { prepareBrowser } from '../../test/prepare-browser.mjs';
import { writeIndex } from './photograph/write-index.mjs';

await orOneLine(async () => {
  await prepare({ purpose: 'development' });
  const env = { ...process.env, ...(await prepareBrowser()) };
  const wanted = process.argv.slice(2);
  const folder = join(root, 'test/artifacts/photographs');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const pages = join(root, 'libs/portal/preview/render.mjs');
  const drawn = await runNode([pages, join(folder, 'pages'), '--shots', ...wanted], { env });
  const main = join(root, 'admin-ui/tools/photograph/main.mjs');
  process.exitCode = (await runNode([main, join(folder, 'product'), ...wanted], { env })) || drawn;
  console.log(writeIndex(folder));
});
