/** Where a lib keeps values encrypted. */
interface Place {
  /** With its schema: `audit.webhook`. It has a column `tenant_id`. */
  readonly table: string;
  readonly column: string;
  /** Column whose value names the row, for example `id`. */
  readonly row: string;
  /** Prefix of the additional data that is authenticated with each value; the row's name follows. Never change it once values are stored. */
  readonly context: string;
}

const SQL_NAME = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$/;

const declared: EncryptedColumn[] = [];

/**
 * A column whose values are encrypted under the key ring. Only a value of a declared column can be encrypted, so that
 * none is forgotten when keys are rotated or retired.
 */
export class EncryptedColumn {
  readonly table: string;
  readonly column: string;
  readonly row: string;
  readonly #context: string;

  constructor({ table, column, row, context }: Place) {
    // They become part of statements.
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

  /** The value of one row. A ciphertext that was copied to another row does not decrypt. */
  of(row: string): EncryptedValue {
    return new EncryptedValue(`${this.#context}:${row}`);
  }
}

/** A place in the database whose value is encrypted; made by its `EncryptedColumn` alone. */
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
