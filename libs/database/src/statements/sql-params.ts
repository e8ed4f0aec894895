import { ValueNode, type Expression, type OperationNode } from 'kysely';
import type { DatabaseNow } from '#kernel';
import type { Json } from './json.js';

/** The type of a value in PostgreSQL: the current time becomes a time, JSON becomes its content. */
type Stored<Value> = Value extends Json<infer Said> ? Said : Value extends DatabaseNow ? Date : Value;

/** A parameter of a prepared statement. */
export class SqlParam<Value> implements Expression<Stored<Value>> {
  constructor(readonly name: string) {}

  /** For the type checker only. */
  get expressionType(): Stored<Value> | undefined {
    return undefined;
  }

  toOperationNode(): OperationNode {
    return ValueNode.create(this);
  }
}

/** A parameter for each value that a statement takes. */
export type SqlParams<Values> = { readonly [Name in keyof Values]-?: SqlParam<Values[Name]> };

/** Parameters under any name. */
export function sqlParams<Values>(): SqlParams<Values> {
  return new Proxy({} as SqlParams<Values>, { get: (_, name) => new SqlParam(String(name)) });
}
