import { PostgresQueryCompiler } from 'kysely';
import { Slot } from './slot.js';

/**
 * Writes constants of the code into the text, so that PostgreSQL plans with them (an index `where state = 'waiting'` is of no
 * use to a plan that does not know the state); only what comes through a slot is a parameter.
 */
export class StatementCompiler extends PostgresQueryCompiler {
  protected override appendValue(value: unknown): void {
    if (value instanceof Slot) super.appendValue(value);
    else this.appendImmediateValue(value);
  }
}
