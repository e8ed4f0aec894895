import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An empty `DATA_DIR` for commands of specs that set none, whatever `npm start` left in this folder. */
export const NO_DATA = { DATA_DIR: join(tmpdir(), 'openeiam-no-data') };
