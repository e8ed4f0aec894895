/** Stores a value and returns its `$n`. */
export type Bind = (value: unknown) => string;

/** A statement and the values of its `$n`. */
export interface BoundStatement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Builds a statement whose conditions depend on the request. */
export function bound(statement: (bind: Bind) => string): BoundStatement {
  const values: unknown[] = [];
  const text = statement((value) => `$${String(values.push(value))}`);
  return { text, values };
}
