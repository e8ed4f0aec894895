import type { Transaction } from '#database';
import { DomainError } from '#kernel';
import type { Rule } from '../domain/rule.js';
import { unitsNamed } from '../infra/unit-statements.js';

/**
 * Checks that the departments of a rule exist. If a department is removed later, its condition matches nobody.
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

/** Ids of the departments in a rule. */
export function unitIdsOf({ conditions }: Rule): readonly string[] {
  return conditions.flatMap(({ attribute, anyOf }) => (attribute === 'unit' ? anyOf : []));
}
