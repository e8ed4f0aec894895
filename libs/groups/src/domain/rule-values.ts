import { identifierKey } from '#kernel';
import type { Condition, Rule } from './rule.js';

type Asked = Exclude<Condition['attribute'], 'field'> | `field:${string}`;

/** One value of a condition, as a row stores it. */
export interface RuleValue {
  /** Index of its condition. */
  readonly condition: number;
  /** The attribute to compare; for a profile field it includes the field's id, as one index finds both. */
  readonly attribute: Asked;
  /** The value in the form in which it is compared. */
  readonly key: string;
  readonly value: string;
}

/** The values of a rule: each once per condition, in a fixed order. */
export function valuesOf({ conditions }: Rule): readonly RuleValue[] {
  return conditions.flatMap((one, condition) => {
    const { anyOf } = one;
    const attribute = one.attribute === 'field' ? (`field:${one.fieldId}` as const) : one.attribute;
    const byKey = new Map(anyOf.map((value) => [identifierKey(value), value]));
    return [...byKey]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, value]) => ({ condition, attribute, key, value }));
  });
}

/** Rebuilds the rule from these values. */
export function ruleOf(match: Rule['match'], values: readonly RuleValue[]): Rule {
  const conditions: Condition[] = [];
  for (const { condition, attribute, value } of sorted(values)) {
    const known = conditions[condition];
    if (known === undefined) conditions.push({ ...subjectOf(attribute), anyOf: [value] } as Condition);
    else (known.anyOf as string[]).push(value);
  }
  return { match, conditions };
}

function subjectOf(attribute: Asked) {
  if (!attribute.startsWith('field:')) return { attribute };
  return { attribute: 'field', fieldId: attribute.slice('field:'.length) };
}

function sorted(values: readonly RuleValue[]): readonly RuleValue[] {
  return values.toSorted((one, other) =>
    one.condition === other.condition ? (one.key < other.key ? -1 : 1) : one.condition - other.condition,
  );
}
