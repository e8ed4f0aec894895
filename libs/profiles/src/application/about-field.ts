import type { Field } from '../domain/field.js';

/** Which field an event is about. */
export function aboutField({ id, key }: Pick<Field, 'id' | 'key'>) {
  return { outcome: 'success' as const, targets: [{ kind: 'profile-field' as const, id, label: key }] };
}

/** What of a field can be changed, as events tell it. */
export function rulesOf({ label, choices, isRequired, isUnique, visibleTo, editableBy, leader }: Field) {
  return {
    label,
    choices: [...choices],
    isRequired,
    isUnique,
    visibleTo: [...visibleTo],
    editableBy,
    leader,
  };
}
