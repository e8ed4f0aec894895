import { DomainError } from '#kernel';
import type { Field } from './field.js';

/** Types with so few values that they cannot be unique. */
const NEVER_UNIQUE: ReadonlySet<string> = new Set(['boolean', 'choice']);

/**
 * Refuses contradictory settings of a field.
 *
 * @throws DomainError `profiles.field_invalid`
 */
export function assertPossible(field: Field): void {
  const { type, choices, isUnique, visibleTo, editableBy, isRequired } = field;
  if (type === 'choice' && choices.length === 0) throw invalid('Name at least one choice.');
  if (type !== 'choice' && choices.length > 0)
    throw invalid('Only a field of the type "choice" has choices.');
  if (isUnique && NEVER_UNIQUE.has(type)) throw invalid(`A field of the type "${type}" cannot be unique.`);
  if (editableBy === 'person' && !visibleTo.includes('person'))
    throw invalid('What people edit themselves, they have to see.');
  if (editableBy === 'sources' && isRequired)
    throw invalid('What nobody can enter by hand cannot be required.');
}

function invalid(detail: string): DomainError {
  return new DomainError('invalid', 'profiles.field_invalid', { detail });
}
