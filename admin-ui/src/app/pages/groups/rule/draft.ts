import type { GroupRule } from '../../../api/generated/models/group-rule';
import type { Role } from '../../../session/role-names';

/** A department in a rule. */
export interface NamedUnit {
  readonly id: string;
  /** Undefined: the department no longer exists. */
  readonly name: string | undefined;
}

/** A condition that is being edited, perhaps without a value yet. */
export type DraftCondition =
  | { readonly attribute: 'unit'; readonly units: readonly NamedUnit[] }
  | { readonly attribute: 'role'; readonly roles: readonly Role[] }
  | { readonly attribute: 'title'; readonly words: string }
  /** One value a line, because values may contain commas. */
  | { readonly attribute: 'field'; readonly fieldId: string; readonly words: string };

/** A rule that is being edited. */
export interface DraftRule {
  readonly match: GroupRule['match'];
  readonly conditions: readonly DraftCondition[];
}

export const NEW_RULE: DraftRule = { match: 'all', conditions: [{ attribute: 'unit', units: [] }] };

/** The subject of a condition, as one choice: a profile field is identified by its id. */
export type Subject = Exclude<DraftCondition['attribute'], 'field'> | `field:${string}`;

export function subjectOf(condition: DraftCondition): Subject {
  return condition.attribute === 'field' ? `field:${condition.fieldId}` : condition.attribute;
}

/** A condition with a new subject, without a value. */
export function newCondition(subject: Subject): DraftCondition {
  if (isField(subject)) return { attribute: 'field', fieldId: subject.slice('field:'.length), words: '' };
  if (subject === 'unit') return { attribute: subject, units: [] };
  return subject === 'role' ? { attribute: subject, roles: [] } : { attribute: subject, words: '' };
}

/** @param units the departments in the rule, as far as they still exist */
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
        case 'field':
          return { attribute: 'field', fieldId: one.fieldId, words: one.anyOf.join('\n') };
      }
    }),
  };
}

/** The edited rule; undefined while a condition has no value. */
export function ruleOf({ match, conditions }: DraftRule): GroupRule | undefined {
  const written = conditions.map((one): GroupRule['conditions'][number] => {
    switch (one.attribute) {
      case 'unit':
        return { attribute: 'unit', anyOf: one.units.map(({ id }) => id) };
      case 'role':
        return { attribute: 'role', anyOf: [...one.roles] };
      case 'title':
        return { attribute: 'title', anyOf: wordsOf(one.words) };
      case 'field':
        return { attribute: 'field', fieldId: one.fieldId, anyOf: linesOf(one.words) };
    }
  });
  const isComplete = written.length > 0 && written.every(({ anyOf }) => anyOf.length > 0);
  return isComplete ? { match, conditions: written } : undefined;
}

function isField(subject: Subject): subject is `field:${string}` {
  return subject.startsWith('field:');
}

/** Values on separate lines. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Values separated by Western or Chinese commas. */
function wordsOf(text: string): string[] {
  return text
    .split(/[,，、]/u)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
