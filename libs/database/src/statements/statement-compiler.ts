import { PostgresQueryCompiler } from 'kysely';
import { SqlParam } from './sql-params.js';

/**
 * Writes constants of the code into the text, so that PostgreSQL plans with them: a plan that does not know the state cannot use an index
 * with `where state = 'waiting'`. Only `SqlParam`s become parameters.
 */
export class StatementCompiler extends PostgresQueryCompiler {
  protected override appendValue(value: unknown): void {
    if (value instanceof SqlParam) super.appendValue(value);
    else this.appendImmediateValue(value);
  }
}
