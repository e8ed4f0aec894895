import { Option, type Command } from 'commander';
import { ROLES, type Role } from '#accounts';
import { FindUnit } from '#directory';
import type { Rule } from '#groups';
import { ProfileFields } from '#profiles';
import { CommandFailure } from '../../failure.js';
import type { Product } from '../../product/product.js';
import { assertPairs } from '../listed-id.js';

/** A rule as options: each option is one condition, and so is each profile field; any of its values satisfies it. */
export interface RuleOptions {
  readonly match?: Rule['match'];
  readonly department?: readonly string[];
  readonly role?: readonly Role[];
  readonly title?: readonly string[];
  readonly field?: readonly string[];
}

export function ruleOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--match <how>',
        'whether a person must meet all or any of the conditions below; default: all',
      ).choices(['all', 'any']),
    )
    .option('--department <ids...>', 'in one of these departments or below; ids here or in the organisation')
    .addOption(new Option('--role <roles...>', 'has one of these roles').choices(ROLES))
    .option('--title <titles...>', 'has one of these titles in the organisation')
    .option(
      '--field <key=value...>',
      'has one of these values in a profile field; repeat a field for more values',
    )
    .hook('preAction', (_, used) => {
      const { match, department, role, title, field } = used.opts<RuleOptions>();
      if (match !== undefined && (department ?? role ?? title ?? field) === undefined)
        used.error('--match needs conditions: --department, --role, --title or --field.');
    });
}

/**
 * Null: no rule is given.
 *
 * @throws DomainError `directory.unit_unknown`, `directory.unit_ambiguous`
 * @throws CommandFailure for an unknown profile field
 * @throws WrongUsage for a word that is not KEY=VALUE
 */
export async function askedRule(
  product: Product,
  tenantId: string,
  { match = 'all', department, role, title, field }: RuleOptions,
): Promise<Rule | null> {
  assertPairs(field ?? [], 'a profile field and a value: write --field <key>=<value>');
  const units: string[] = [];
  for (const word of department ?? []) units.push((await product.get(FindUnit).execute(tenantId, word)).id);
  const conditions: Rule['conditions'] = [
    ...(units.length === 0 ? [] : [{ attribute: 'unit' as const, anyOf: units }]),
    ...(role === undefined ? [] : [{ attribute: 'role' as const, anyOf: [...role] }]),
    ...(title === undefined ? [] : [{ attribute: 'title' as const, anyOf: [...title] }]),
    ...(field === undefined ? [] : await fieldConditions(product, tenantId, field)),
  ];
  return conditions.length === 0 ? null : { match, conditions };
}

/** One condition for each field, in the order of their first occurrence. */
async function fieldConditions(
  product: Product,
  tenantId: string,
  words: readonly string[],
): Promise<Rule['conditions']> {
  const fields = await product.get(ProfileFields).all(tenantId);
  const values = new Map<string, string[]>();
  for (const word of words) {
    const [key = '', ...rest] = word.split('=');
    const field = fields.find((one) => one.key === key);
    if (field === undefined)
      throw new CommandFailure(
        `--field ${word}: there is no such field. Keys: ${fields.map((one) => one.key).join(', ')}.`,
      );
    values.set(field.id, [...(values.get(field.id) ?? []), rest.join('=')]);
  }
  return [...values].map(([fieldId, anyOf]) => ({ attribute: 'field', fieldId, anyOf }));
}

/** A rule on one line. Fields that no longer exist are shown by their ids. */
export async function shownRule(
  product: Product,
  tenantId: string,
  { match, conditions }: Rule,
): Promise<string> {
  const keys = new Map((await product.get(ProfileFields).all(tenantId)).map(({ id, key }) => [id, key]));
  return conditions
    .map((one) => {
      const what = one.attribute === 'field' ? (keys.get(one.fieldId) ?? one.fieldId) : one.attribute;
      return `${what} is ${one.anyOf.join(' or ')}`;
    })
    .join(match === 'all' ? ' and ' : ', or ');
}
