import type { Transaction } from '#database';
import type { Field } from '../domain/field.js';

/**
 * Serialises writes of unique fields: each sees the values that were taken before, and a run's batch does not fail because somebody enters
 * a value at the same moment.
 */
export function lockUniqueValues(transaction: Transaction, fields: readonly Field[]): void {
  if (fields.some(({ isUnique }) => isUnique)) transaction.lock(`profiles.unique:${transaction.tenantId}`);
}
