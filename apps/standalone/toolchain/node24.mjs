import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.mjs';
import { root } from './places.mjs';

const NEEDED = 24;

/** Whether the running Node has the needed version, as in an image. */
export const isRight = Number.parseInt(process.versions.node, 10) === NEEDED;

/**
 * The Node that runs the product: the one of the npm package `node`, whose version is known to work. Without that package, as in
 * an image, the running Node if it is new enough.
 */
export function node24() {
  const packaged = join(
    root,
    'node_modules',
    'node',
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  if (existsSync(packaged)) return packaged;
  if (Number.parseInt(process.versions.node, 10) >= NEEDED) return process.execPath;
  throw new Failure(
    `Node ${NEEDED} is not in node_modules. Run "npm rebuild --ignore-scripts=false node", or start with Node ${NEEDED} or newer.`,
  );
}
