import type { GroupRule } from '../../../api/generated/models/group-rule';
import type { Role } from '../../../session/role-names';

/** A department as a rule names it. */
export interface NamedUnit {
  readonly id: string;
  /** Undefined: it is no more. */
  readonly name: string | undefined;
}

/** A condition while somebody writes it, who may not have chosen any value yet. */
export type DraftCondition =
  | { readonly attribute: 'unit'; readonly units: readonly NamedUnit[] }
  | { readonly attribute: 'role'; readonly roles: readonly Role[] }
  | { readonly attribute: 'title'; readonly words: string };

/** A rule while somebody writes it. */
export interface DraftRule {
  readonly match: GroupRule['match'];
  readonly conditions: readonly DraftCondition[];
}

export const NEW_RULE: DraftRule = { match: 'all', conditions: [{ attribute: 'unit', units: [] }] };

/** A condition about something else, without a value. */
export function newCondition(attribute: DraftCondition['attribute']): DraftCondition {
  if (attribute === 'unit') return { attribute, units: [] };
  return attribute === 'role' ? { attribute, roles: [] } : { attribute, words: '' };
}

/** @param units the departments that it names, as far as they are there */
export function draftOf(
  { match, conditions }: GroupRule,
  units: readonly { readonly id: string; readonly name: string }[],
): DraftRule {
  const names = new Map(units.map(({ id, name }) => [id, name]));
  return {
    match,
    conditions: conditions.map((one): DraftCondition => {
      switch (one.attribute) {
        case 'unit':
          return { attribute: 'unit', units: one.anyOf.map((id) => ({ id, name: names.get(id) })) };
        case 'role':
          return { attribute: 'role', roles: one.anyOf };
        case 'title':
          return { attribute: 'title', words: one.anyOf.join(', ') };
      }
    }),
  };
}

/** The rule that was written; undefined while a condition has no value. */
export function ruleOf({ match, conditions }: DraftRule): GroupRule | undefined {
  const written = conditions.map((one): GroupRule['conditions'][number] => {
    switch (one.attribute) {
      case 'unit':
        return { attribute: 'unit', anyOf: one.units.map(({ id }) => id) };
      case 'role':
        return { attribute: 'role', anyOf: [...one.roles] };
      case 'title':
        return { attribute: 'title', anyOf: wordsOf(one.words) };
    }
  });
  const isComplete = written.length > 0 && written.every(({ anyOf }) => anyOf.length > 0);
  return isComplete ? { match, conditions: written } : undefined;
}

/** Values between commas, of either kind. */
function wordsOf(text: string): string[] {
  return text
    .split(/[,，、]/u)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
