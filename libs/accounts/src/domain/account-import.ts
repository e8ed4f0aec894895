import type { ImportError } from './import-file.js';

/** `checked`: nothing has happened yet, or it was cut off, which undid all of it; it can be done. `running`: it is being done. */
export type ImportState = 'checked' | 'running' | 'done';

/** An import of accounts from a file, as those who do it see it. */
export interface AccountImport {
  readonly id: string;
  readonly state: ImportState;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  /** Accounts in the file. */
  readonly total: number;
  /** Accounts made; while it runs, how far it is. */
  readonly imported: number;
  /** Accounts left out because their user name is taken. */
  readonly skipped: number;
  /** What keeps the file from being imported; at most 1,000, by row. */
  readonly errors: readonly ImportError[];
}
