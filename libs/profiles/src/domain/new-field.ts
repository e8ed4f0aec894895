import * as z from 'zod';
import { shownText } from '#kernel';
import { EDITORS, FIELD_TYPES, SOURCES, VIEWERS } from './field.js';
import { LONGEST_VALUE } from './value.js';

/** Maximum number of fields that a tenant can add. */
export const MOST_FIELDS = 30;

/** Maximum number of choices of a field. */
const MOST_CHOICES = 50;

/** Keys reserved because accounts have this data already, possibly under another name. */
const RESERVED: ReadonlySet<string> = new Set([
  'active',
  'displayname',
  'email',
  'emails',
  'externalid',
  'groups',
  'id',
  'locale',
  'mobile',
  'name',
  'phone',
  'phonenumber',
  'role',
  'roles',
  'schemas',
  'status',
  'sub',
  'username',
]);

const key = z
  .string()
  .regex(
    /^[a-z][\w-]{0,39}$/,
    'has at most 40 Latin letters, digits, hyphens and underscores, and begins with a small letter',
  )
  .refine((given) => !RESERVED.has(given.toLowerCase()), 'is the name of something that every account has');

const label = z.object({ en: shownText(60), zh: shownText(60) });

const choices = z
  .array(shownText(LONGEST_VALUE))
  .max(MOST_CHOICES)
  .transform((given) => [...new Set(given)]);

const rules = {
  label,
  choices,
  isRequired: z.boolean(),
  isUnique: z.boolean(),
  visibleTo: z.array(z.enum(VIEWERS)).transform((given) => VIEWERS.filter((one) => given.includes(one))),
  editableBy: z.enum(EDITORS),
  leader: z.enum(SOURCES),
};

/** Properties of a new field. */
export const newField = z.object({
  ...rules,
  key,
  type: z.enum(FIELD_TYPES),
  choices: choices.default([]),
  isRequired: z.boolean().default(false),
  isUnique: z.boolean().default(false),
  visibleTo: rules.visibleTo.default([...VIEWERS]),
  editableBy: z.enum(EDITORS).default('administrators'),
  leader: z.enum(SOURCES).default('directory'),
});

export type NewField = z.input<typeof newField>;

/** Settings of a field that can be changed, for built-in fields too; those left out stay. */
export const fieldChanges = z.object(rules).partial();

export type FieldChanges = z.input<typeof fieldChanges>;
