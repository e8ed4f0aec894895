/** Keeps a value aside and gives its `$n`. */
export type Bind = (value: unknown) => string;

/** A statement and the values of its `$n`. */
export interface BoundStatement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Puts a statement together whose conditions depend on what is asked for. */
export function bound(statement: (bind: Bind) => string): BoundStatement {
  const values: unknown[] = [];
  const text = statement((value) => `$${String(values.push(value))}`);
  return { text, values };
}
