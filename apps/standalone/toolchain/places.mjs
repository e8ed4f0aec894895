import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's top folder. */
export const root = resolve(fileURLToPath(new URL('../../..', import.meta.url)));

/** The build output, replaced as a whole. */
export const dist = join(root, 'dist');

/** Folder for builds before they are moved into place. On the same file system, so that moving is a rename. */
export const cache = join(root, 'node_modules', '.cache', 'openeiam');

/** Serialises preparations. Outside `node_modules`, because an installation empties that. */
export const lockFile = join(root, '.data', 'toolchain.lock');
