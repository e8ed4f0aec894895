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
    anyOf: oneOf(z.uuid()).describe('Departments. Matches everybody in one of them or below it'),
  }),
  z.strictObject({ attribute: z.literal('role'), anyOf: oneOf(z.enum(ROLES)) }),
  z.strictObject({
    attribute: z.literal('title'),
    anyOf: oneOf(plainText({ min: 1, max: 200, trim: true, what: 'A title' })).describe(
      'Titles as the organisation writes them. Case and character width do not matter',
    ),
  }),
  z.strictObject({
    attribute: z.literal('field'),
    fieldId: z.uuid().describe('Id of a profile field that people do not edit themselves'),
    anyOf: oneOf(plainText({ min: 1, max: 500, trim: true, what: 'A value' })).describe(
      'Values of the field. For texts, case and character width do not matter',
    ),
  }),
]);

/** A rule that decides a group's members. Nothing in it is ever evaluated as text. */
export const rule = z
  .strictObject({
    match: z.enum(['all', 'any']).describe('Whether a person must meet all conditions or any of them'),
    conditions: z.array(condition).min(1).max(MOST_CONDITIONS),
  })
  .meta({ id: 'GroupRule' });

export type Rule = z.output<typeof rule>;
export type Condition = Rule['conditions'][number];
