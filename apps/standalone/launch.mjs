// `npm start`: installs and builds if something has changed, then runs everything with Node 24.
import { join } from 'node:path';
import { orOneLine } from './toolchain/failure.mjs';
import { dist } from './toolchain/places.mjs';
import { prepare } from './toolchain/prepare.mjs';
import { runNode } from './toolchain/run-node.mjs';

await orOneLine(async () => {
  await prepare();
  const main = join(dist, 'apps/standalone/src/main.js');
  process.exitCode = await runNode([main], { channel: true });
});
