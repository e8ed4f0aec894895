import type { Encoding } from './encodings.js';
import type { ImportError, ImportRow } from './import-row.js';
import type { Separator } from './separator.js';

/** `checked`: nothing has happened yet, or it was cut off, which undid all of it; it can be done. `running`: it is being done. */
export type ImportState = 'checked' | 'running' | 'done';

/** An import of accounts from a file, as those who do it see it. */
export interface AccountImport {
  readonly id: string;
  readonly state: ImportState;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  /** In which encoding the file was read, and what was taken for the end of a cell. */
  readonly encoding: Encoding;
  readonly separator: Separator;
  /** A preview of the first accounts of the file, at most 100; none when it is done. */
  readonly preview: readonly ImportRow[];
  /** Accounts in the file. */
  readonly total: number;
  /** Accounts made; while it runs, how far it is. */
  readonly imported: number;
  /** Accounts left out because their username is taken. */
  readonly skipped: number;
  /** What keeps the file from being imported; at most 1,000, by row. */
  readonly errors: readonly ImportError[];
}
