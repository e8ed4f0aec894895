import { cleanedText } from '#kernel';
import type { Field } from './field.js';
import { LONGEST_VALUE, valueOf } from './value.js';

/**
 * The usable values of a source, by field key. Nobody here can correct a source, so texts are cleaned, and values that a field cannot have
 * are left out.
 */
export function acceptedValues(
  fields: readonly Pick<Field, 'key' | 'type' | 'choices'>[],
  given: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const usable = fields.flatMap((field) => {
    const value = given[field.key];
    if (value === undefined) return [];
    const text = field.type === 'text' || field.type === 'choice' ? cleanedText(value, LONGEST_VALUE) : value;
    const { data } = valueOf(field).safeParse(text);
    return data === undefined ? [] : [[field.key, data] as const];
  });
  return Object.fromEntries(usable);
}
