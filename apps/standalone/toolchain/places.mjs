import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's top folder. */
export const root = resolve(fileURLToPath(new URL('../../..', import.meta.url)));

/** The build, always replaced as a whole. */
export const dist = join(root, 'dist');

/** Where a build is made before it is moved into place. On the same file system, so that the move is a rename. */
export const cache = join(root, 'node_modules', '.cache', 'openeiam');

/** Lock for preparations. Outside `node_modules`, because an installation empties that folder. */
export const lockFile = join(root, '.data', 'toolchain.lock');
