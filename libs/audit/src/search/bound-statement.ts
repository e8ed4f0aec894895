import type { Bind } from './filter-conditions.js';

/** A statement and the values of its `$n`. */
export interface BoundStatement {
  readonly text: string;
  readonly values: readonly (string | Date)[];
}

/** Puts a statement together; `bind` keeps a value aside and gives its `$n`. */
export function bound(statement: (bind: Bind) => string): BoundStatement {
  const values: (string | Date)[] = [];
  const text = statement((value) => `$${String(values.push(value))}`);
  return { text, values };
}
