import type { Transaction } from '#database';
import type { Field } from '../domain/field.js';

/**
 * Lets those who write values of unique fields come one after the other, so that each sees what the one before has taken, and a run's
 * batch does not fail for a value that somebody enters in that moment.
 */
export function uniqueValuesInTurn(transaction: Transaction, fields: readonly Field[]): void {
  if (fields.some(({ isUnique }) => isUnique)) transaction.inTurn(`profiles.unique:${transaction.tenantId}`);
}
