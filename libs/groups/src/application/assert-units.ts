import type { Transaction } from '#database';
import { DomainError } from '#kernel';
import type { Rule } from '../domain/rule.js';
import { unitsNamed } from '../infra/unit-statements.js';

/**
 * Departments that a rule names are there. One that ends later has nobody.
 *
 * @throws DomainError `directory.unit_unknown`
 */
export async function assertUnits(transaction: Transaction, rule: Rule): Promise<void> {
  const ids = unitIdsOf(rule);
  if (ids.length === 0) return;
  const { tenantId } = transaction;
  const there = new Set((await transaction.run(unitsNamed, { tenantId, ids })).map(({ id }) => id));
  const missing = ids.find((id) => !there.has(id));
  if (missing !== undefined)
    throw new DomainError('not_found', 'directory.unit_unknown', {
      detail: `The rule names a department that does not exist: ${missing}.`,
    });
}

/** The departments that a rule asks for. */
export function unitIdsOf({ conditions }: Rule): readonly string[] {
  return conditions.flatMap(({ attribute, anyOf }) => (attribute === 'unit' ? anyOf : []));
}
