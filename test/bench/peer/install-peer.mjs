import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../../../apps/standalone/toolchain/places.mjs';

const own = (name) => fileURLToPath(new URL(name, import.meta.url));

/** Installs the peer from npm, once. Gives the path of its script. */
export function installPeer() {
  const folder = join(root, '.data', 'bench-peer');
  mkdirSync(folder, { recursive: true });
  for (const name of ['package.json', 'peer.mjs']) cpSync(own(name), join(folder, name));
  if (!existsSync(join(folder, 'node_modules', 'better-auth')))
    execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  return join(folder, 'peer.mjs');
}
