import type { Role } from '../role.js';

/** An account in a file, and its row in the spreadsheet; the header is row 1. */
export interface ImportRow {
  readonly row: number;
  readonly username: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly phoneNumber: string | null;
  readonly role: Role;
  /** Fields of other modules, by column key; empty cells are left out. */
  readonly fields: Readonly<Record<string, string>>;
}

/** What is wrong with a row. */
export interface ImportError {
  readonly row: number;
  /** The column: a field of accounts, or the key of another module's column. */
  readonly field: string;
  /**
   * For another module's column: `fields.invalid`, `.missing`, `.duplicate`, `.taken`, `.separator` or `.mangled`. For others:
   * `<field>.invalid`, `<field>.duplicate`, `<field>.taken`, `<field>.separator`, `<field>.mangled`, `username.confusable`,
   * `username.lookalike` or `role.owner_required`.
   */
  readonly code: string;
  /** One English sentence for people. */
  readonly message: string;
}
