import type { Encoding } from './encodings.js';
import type { ImportError, ImportRow } from './import-row.js';
import type { Separator } from './separator.js';

/** `checked`: not imported yet, or interrupted and rolled back; it can be run. `running`: in progress. */
export type ImportState = 'checked' | 'running' | 'done';

/** An import of accounts from a file, as its users see it. */
export interface AccountImport {
  readonly id: string;
  readonly state: ImportState;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  /** The encoding and the separator with which the file was read. */
  readonly encoding: Encoding;
  readonly separator: Separator;
  /** A preview of the file's first accounts, at most 100; empty when the import is done. */
  readonly preview: readonly ImportRow[];
  /** Accounts in the file. */
  readonly total: number;
  /** Accounts created so far. */
  readonly imported: number;
  /** Accounts left out because their username is taken. */
  readonly skipped: number;
  /** Errors that prevent the import; at most 1,000, by row. */
  readonly errors: readonly ImportError[];
}
