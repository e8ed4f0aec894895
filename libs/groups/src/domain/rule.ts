import * as z from 'zod';
import { ROLES } from '#accounts';
import { plainText } from '#kernel';

/** Maximum number of conditions of one rule, and of values of one condition. */
const MOST_CONDITIONS = 10;
const MOST_VALUES = 50;

const oneOf = <Value extends z.ZodType>(value: Value) => z.array(value).min(1).max(MOST_VALUES);

/** A condition; it holds if the account has one of its values. */
const condition = z.discriminatedUnion('attribute', [
  z.strictObject({
    attribute: z.literal('unit'),
    anyOf: oneOf(z.uuid()).describe('Departments: whoever is in one, or below it'),
  }),
  z.strictObject({ attribute: z.literal('role'), anyOf: oneOf(z.enum(ROLES)) }),
  z.strictObject({
    attribute: z.literal('title'),
    anyOf: oneOf(plainText({ min: 1, max: 200, trim: true, what: 'A title' })).describe(
      'Titles as the organisation says them, in any case and width',
    ),
  }),
  z.strictObject({
    attribute: z.literal('field'),
    fieldId: z.uuid().describe('Of a profile field that people do not edit themselves'),
    anyOf: oneOf(plainText({ min: 1, max: 500, trim: true, what: 'A value' })).describe(
      'Values of the field, texts in any case and width',
    ),
  }),
]);

/** A rule that decides a group's members. Nothing in it is ever evaluated as text. */
export const rule = z
  .strictObject({
    match: z.enum(['all', 'any']).describe('How many of the conditions somebody has to meet'),
    conditions: z.array(condition).min(1).max(MOST_CONDITIONS),
  })
  .meta({ id: 'GroupRule' });

export type Rule = z.output<typeof rule>;
export type Condition = Rule['conditions'][number];
