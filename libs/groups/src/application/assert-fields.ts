import { DomainError } from '#kernel';
import { valueOf, type Field } from '#profiles';
import type { Rule } from '../domain/rule.js';

/**
 * The rule with its values in the form in which the fields store them, such as 12.5 for 12.50. Values that no field can have are unchanged.
 */
export function inFormOf(fields: readonly Field[], rule: Rule): Rule {
  return {
    ...rule,
    conditions: rule.conditions.map((condition) => {
      if (condition.attribute !== 'field') return condition;
      const field = fields.find(({ id }) => id === condition.fieldId);
      if (field === undefined) return condition;
      const anyOf = condition.anyOf.map((value) => valueOf(field).safeParse(value).data ?? value);
      return { ...condition, anyOf };
    }),
  };
}

/**
 * Checks that the profile fields of a rule exist, can have these values, and cannot be edited by people themselves. If a field is removed
 * later, or people may then edit it, its condition matches nobody.
 *
 * @throws DomainError `profiles.field_unknown`, `profiles.value_invalid`, `groups.field_of_people`
 */
export function assertFields(fields: readonly Field[], rule: Rule): void {
  for (const condition of rule.conditions) {
    if (condition.attribute !== 'field') continue;
    const field = fields.find(({ id }) => id === condition.fieldId);
    if (field === undefined)
      throw new DomainError('not_found', 'profiles.field_unknown', {
        detail: `The rule names a profile field that does not exist: ${condition.fieldId}.`,
      });
    const facts = { field: field.key };
    if (field.editableBy === 'person')
      throw new DomainError('conflict', 'groups.field_of_people', {
        detail: `People edit "${field.label.en}" themselves, so they could choose their own groups. First let only administrators or sources edit it.`,
        facts,
      });
    assertValues(field, condition.anyOf);
  }
}

function assertValues(field: Field, values: readonly string[]): void {
  for (const value of values) {
    const { error } = valueOf(field).safeParse(value);
    if (error === undefined) continue;
    throw new DomainError('invalid', 'profiles.value_invalid', {
      detail: `"${field.label.en}" ${error.issues[0]?.message ?? 'cannot be that'}: ${value}`,
      facts: { field: field.key },
    });
  }
}

/** Ids of the profile fields in a rule. */
export function fieldIdsOf({ conditions }: Rule): readonly string[] {
  return conditions.flatMap((one) => (one.attribute === 'field' ? [one.fieldId] : []));
}
