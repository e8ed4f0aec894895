import { ValueNode, type Expression, type OperationNode } from 'kysely';
import type { Present } from '#kernel';
import type { Json } from './json.js';

/** The type of a value in PostgreSQL: the present becomes a time, JSON becomes its content. */
type Stored<Value> = Value extends Json<infer Said> ? Said : Value extends Present ? Date : Value;

/** The place of a value in a prepared statement. */
export class Slot<Value> implements Expression<Stored<Value>> {
  constructor(readonly name: string) {}

  /** For the type checker only. */
  get expressionType(): Stored<Value> | undefined {
    return undefined;
  }

  toOperationNode(): OperationNode {
    return ValueNode.create(this);
  }
}

/** A slot for each value that a statement takes. */
export type Slots<Values> = { readonly [Name in keyof Values]-?: Slot<Values[Name]> };

/** Slots under any name. */
export function slots<Values>(): Slots<Values> {
  return new Proxy({} as Slots<Values>, { get: (_, name) => new Slot(String(name)) });
}
