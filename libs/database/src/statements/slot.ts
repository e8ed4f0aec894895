import { ValueNode, type Expression, type OperationNode } from 'kysely';
import type { Present } from '#kernel';
import type { Json } from './json.js';

/** What PostgreSQL makes of a value: the present becomes a time, JSON what it says. */
type Stored<Value> = Value extends Json<infer Said> ? Said : Value extends Present ? Date : Value;

/** The place of a value in a prepared statement. */
export class Slot<Value> implements Expression<Stored<Value>> {
  constructor(readonly name: string) {}

  /** Only for the compiler of types. */
  get expressionType(): Stored<Value> | undefined {
    return undefined;
  }

  toOperationNode(): OperationNode {
    return ValueNode.create(this);
  }
}

/** A slot for each value that a statement takes. */
export type Slots<Values> = { readonly [Name in keyof Values]-?: Slot<Values[Name]> };

/** Slots by whatever name they are asked for. */
export function slots<Values>(): Slots<Values> {
  return new Proxy({} as Slots<Values>, { get: (_, name) => new Slot(String(name)) });
}
