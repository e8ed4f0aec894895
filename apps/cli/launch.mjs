// `npm run -s cli -- <command>`: silently installs and builds if something has changed, then runs the command with Node 24.
import { join } from 'node:path';
import { orOneLine } from '../standalone/toolchain/failure.mjs';
import { dist } from '../standalone/toolchain/places.mjs';
import { prepare } from '../standalone/toolchain/prepare.mjs';
import { runNode } from '../standalone/toolchain/run-node.mjs';

await orOneLine(async () => {
  await prepare({ quiet: true, console: false });
  const main = join(dist, 'apps/cli/src/main.js');
  process.exitCode = await runNode([main, ...process.argv.slice(2)]);
});
