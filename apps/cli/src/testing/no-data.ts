import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** For commands of specs that name no `DATA_DIR`: nothing is there, whatever `npm start` has left or runs in this folder. */
export const NO_DATA = { DATA_DIR: join(tmpdir(), 'openeiam-no-data') };
