import * as z from 'zod';
import { plainText } from '#kernel';
import { revisionOf } from '#http';
import { EDITORS, FIELD_TYPES, SOURCES, VIEWERS, type Field } from '../domain/field.js';

const label = z.object({ en: z.string(), zh: z.string().describe('Simplified Chinese') });

const typedText = plainText({ max: 500 });

const field = z.object({
  id: z.uuid(),
  key: z.string().describe('The name by which programs know it'),
  label,
  type: z.enum(FIELD_TYPES),
  choices: z.array(z.string()).describe('Of the type `choice`: what can be chosen'),
  isBuiltIn: z.boolean(),
  isRequired: z.boolean().describe('Whoever saves it by hand has to fill it in'),
  isUnique: z.boolean().describe('No two accounts have the same value'),
  visibleTo: z.array(z.enum(VIEWERS)).describe('Besides administrators, who see every field'),
  editableBy: z.enum(EDITORS).describe('`person`: the person and administrators. `sources`: nobody by hand'),
  leader: z.enum(SOURCES).describe('The source that counts while both tell the field'),
});

export const fieldView = field
  .extend({ revision: z.string().describe('In quotes it is the ETag of this field') })
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
      'A small Latin letter, then letters, digits, hyphens and underscores, 40 at most',
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
