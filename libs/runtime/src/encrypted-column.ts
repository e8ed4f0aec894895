/** Where a lib stores encrypted values. */
interface Place {
  /** Name with schema: `audit.webhook`. The table has a column `tenant_id`. */
  readonly table: string;
  readonly column: string;
  /** Column that identifies the row, for example `id`. */
  readonly row: string;
  /** Prefix of the additional data that is authenticated with each value; the row's id follows. Never change it once values are stored. */
  readonly context: string;
}

const SQL_NAME = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$/;

const declared: EncryptedColumn[] = [];

/**
 * A column whose values are encrypted under the key ring. Only values of a declared column can be encrypted, so key rotation and retirement
 * cannot miss one.
 */
export class EncryptedColumn {
  readonly table: string;
  readonly column: string;
  readonly row: string;
  readonly #context: string;

  constructor({ table, column, row, context }: Place) {
    // These names become part of statements.
    for (const name of [table, column, row])
      if (!SQL_NAME.test(name)) throw new TypeError(`"${name}" is no name of a table or column`);
    if (declared.some((other) => other.table === table && other.column === column))
      throw new Error(`The encrypted column ${table}.${column} is declared twice`);
    this.table = table;
    this.column = column;
    this.row = row;
    this.#context = context;
    declared.push(this);
  }

  /** The value of one row. A ciphertext copied from another row does not decrypt. */
  of(row: string): EncryptedValue {
    return new EncryptedValue(`${this.#context}:${row}`);
  }
}

/** A place in the database with an encrypted value. Only its `EncryptedColumn` creates one. */
export class EncryptedValue {
  readonly #context: string;

  constructor(context: string) {
    this.#context = context;
  }

  /** The additional data that is authenticated with the ciphertext. */
  get context(): Buffer {
    return Buffer.from(this.#context);
  }
}

/** Every encrypted column of the libs that this process has loaded. */
export function encryptedColumns(): readonly EncryptedColumn[] {
  return declared;
}
