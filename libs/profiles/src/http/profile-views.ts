import * as z from 'zod';
import { plainText } from '#kernel';
import type { Profile } from '../application/read-profile.js';
import { SOURCES } from '../domain/field.js';
import { MOST_FIELDS } from '../domain/new-field.js';
import { fieldView, fieldViewOf } from './field-views.js';

const entryView = z
  .object({
    field: fieldView.omit({ revision: true }),
    value: z
      .string()
      .nullable()
      .describe('A number such as `12.5`, a date such as `2026-03-31`, or a boolean as `true` or `false`'),
    origin: z
      .enum([...SOURCES, 'hand'])
      .nullable()
      .describe('Where the value comes from'),
    said: z
      .object({ directory: z.string(), scim: z.string() })
      .partial()
      .describe('The latest value from each source, whether or not it is used'),
    mayEdit: z.boolean().describe('Whether you may change it'),
  })
  .meta({ id: 'ProfileEntry' });

export const profileView = z.object({ items: z.array(entryView) }).meta({ id: 'Profile' });

export const profileBody = z
  .strictObject({
    values: z
      .record(plainText({ max: 100 }), plainText({ max: 1_000 }).nullable())
      .refine((values) => Object.keys(values).length <= 2 * MOST_FIELDS, 'There are not so many fields')
      .describe('New values by field key. null removes a value; omitted fields stay'),
  })
  .meta({ id: 'ProfileChanges' });

export function profileViewOf({ entries }: Profile): z.output<typeof profileView> {
  return {
    items: entries.map(({ field, value, origin, said, mayEdit }) => {
      const { revision: _, ...shown } = fieldViewOf(field);
      return { field: shown, value, origin, said: { ...said }, mayEdit };
    }),
  };
}
