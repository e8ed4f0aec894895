import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's top folder. */
export const root = resolve(fileURLToPath(new URL('../../..', import.meta.url)));

/** What is built, replaced as a whole. */
export const dist = join(root, 'dist');

/** Where things are built before they are moved into place. Beside them, so that to move is to rename. */
export const cache = join(root, 'node_modules', '.cache', 'openeiam');

/** Keeps two preparations apart. Outside `node_modules`, because an installation empties that. */
export const lockFile = join(root, '.data', 'toolchain.lock');
