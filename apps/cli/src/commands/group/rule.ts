import { Option, type Command } from 'commander';
import { ROLES, type Role } from '#accounts';
import { FindUnit } from '#directory';
import type { Rule } from '#groups';
import type { Product } from '../../product/product.js';

/** A rule as options: each of the three is one condition, any of whose values is enough. */
export interface RuleOptions {
  readonly match?: Rule['match'];
  readonly department?: readonly string[];
  readonly role?: readonly Role[];
  readonly title?: readonly string[];
}

export function ruleOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--match <how>',
        'how many of the conditions below somebody has to meet; all unless said',
      ).choices(['all', 'any']),
    )
    .option('--department <ids...>', 'in one of these departments or below; ids here, or in the organisation')
    .addOption(new Option('--role <roles...>', 'has one of these roles').choices(ROLES))
    .option('--title <titles...>', 'has one of these titles in the organisation');
}

/**
 * Null: no rule is asked for.
 *
 * @throws DomainError `directory.unit_unknown`, `directory.unit_ambiguous`
 */
export async function askedRule(
  product: Product,
  tenantId: string,
  { match = 'all', department, role, title }: RuleOptions,
): Promise<Rule | null> {
  const units: string[] = [];
  for (const word of department ?? []) units.push((await product.get(FindUnit).execute(tenantId, word)).id);
  const conditions: Rule['conditions'] = [
    ...(units.length === 0 ? [] : [{ attribute: 'unit' as const, anyOf: units }]),
    ...(role === undefined ? [] : [{ attribute: 'role' as const, anyOf: [...role] }]),
    ...(title === undefined ? [] : [{ attribute: 'title' as const, anyOf: [...title] }]),
  ];
  return conditions.length === 0 ? null : { match, conditions };
}

/** A rule in one line. */
export function shownRule({ match, conditions }: Rule): string {
  return conditions
    .map(({ attribute, anyOf }) => `${attribute} is ${anyOf.join(' or ')}`)
    .join(match === 'all' ? ' and ' : ', or ');
}
