import * as z from 'zod';
import { plainText } from '#kernel';
import { revisionOf } from '#http';
import { EDITORS, FIELD_TYPES, SOURCES, VIEWERS, type Field } from '../domain/field.js';

const label = z.object({ en: z.string(), zh: z.string().describe('Simplified Chinese') });

const typedText = plainText({ max: 500 });

const field = z.object({
  id: z.uuid(),
  key: z.string().describe('Name of the field for programs'),
  label,
  type: z.enum(FIELD_TYPES),
  choices: z.array(z.string()).describe('The possible values of a field of type `choice`'),
  isBuiltIn: z.boolean(),
  isRequired: z.boolean().describe('Whether a profile that is saved by hand must have a value'),
  isUnique: z.boolean().describe('Whether each value may occur only once'),
  visibleTo: z
    .array(z.enum(VIEWERS))
    .describe('Who sees the field, besides administrators, who see every field'),
  editableBy: z
    .enum(EDITORS)
    .describe('`person`: the person and administrators. `sources`: only sources; nobody edits it by hand'),
  leader: z.enum(SOURCES).describe('The source that takes precedence if both provide a value'),
});

export const fieldView = field
  .extend({ revision: z.string().describe('The ETag of this field, without quotes') })
  .meta({ id: 'ProfileField' });

export const fieldListView = z.object({ items: z.array(fieldView) }).meta({ id: 'ProfileFieldList' });

const rules = {
  label: z.strictObject({ en: typedText, zh: typedText }),
  choices: z.array(typedText).max(100),
  isRequired: field.shape.isRequired,
  isUnique: field.shape.isUnique,
  visibleTo: field.shape.visibleTo.max(10),
  editableBy: field.shape.editableBy,
  leader: field.shape.leader,
};

export const newFieldBody = z
  .strictObject({
    ...rules,
    key: plainText({ max: 100 }).describe(
      'A lower-case Latin letter, followed by letters, digits, hyphens or underscores; at most 40 characters',
    ),
    type: field.shape.type,
  })
  .partial()
  .required({ key: true, label: true, type: true })
  .meta({ id: 'NewProfileField' });

export const fieldChangesBody = z.strictObject(rules).partial().meta({ id: 'ProfileFieldChanges' });

export function fieldViewOf(one: Field): z.output<typeof fieldView> {
  const { id, key, label: labels, type, isBuiltIn, isRequired, isUnique, editableBy, leader } = one;
  return {
    id,
    key,
    label: { ...labels },
    type,
    choices: [...one.choices],
    isBuiltIn,
    isRequired,
    isUnique,
    visibleTo: [...one.visibleTo],
    editableBy,
    leader,
    revision: revisionOf(one),
  };
}
