import type { Field } from '../domain/field.js';

/** The field that an event is about. */
export function aboutField({ id, key }: Pick<Field, 'id' | 'key'>) {
  return { outcome: 'success' as const, targets: [{ kind: 'profile-field' as const, id, label: key }] };
}

/** The settings of a field that can be changed, for events. */
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
