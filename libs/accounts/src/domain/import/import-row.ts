import type { Role } from '../role.js';

/** An account as the file has it, and the row of the spreadsheet it stands in; the header is row 1. */
export interface ImportRow {
  readonly row: number;
  readonly username: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly phoneNumber: string | null;
  readonly role: Role;
  /** What other modules keep, by the keys of their columns; nothing for an empty cell. */
  readonly fields: Readonly<Record<string, string>>;
}

/** What is wrong with a row. */
export interface ImportError {
  readonly row: number;
  /** The column: a field of accounts, or the key of another module's. */
  readonly field: string;
  /**
   * Of another module's column `fields.invalid`, `.missing`, `.duplicate`, `.taken`, `.separator` or `.mangled`; of others `<field>.invalid`, `<field>.duplicate`, `<field>.taken`, `username.confusable`, `username.lookalike`, `role.owner_required`,
   * `<field>.separator`, or `<field>.mangled`.
   */
  readonly code: string;
  /** One English sentence for people. */
  readonly message: string;
}
