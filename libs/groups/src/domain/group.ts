import * as z from 'zod';
import { plainText } from '#kernel';
import { rule, type Rule } from './rule.js';

const name = plainText({ min: 1, max: 100, trim: true, what: 'The name' });
const description = plainText({ max: 500, trim: true, what: 'The description' });
const externalId = plainText({ min: 1, max: 255, trim: true, what: 'The external id' });

/**
 * A new group. With a rule, its members are the accounts that meet the rule; without one, members are added by hand. That never changes.
 */
export const newGroup = z.strictObject({
  name,
  description: description.default(''),
  externalId: externalId
    .nullable()
    .default(null)
    .describe('Id of the group in the program that keeps it in sync'),
  rule: rule.nullable().default(null).describe('Null: members are added by hand'),
});

/** Fields of a group that can be changed; a rule only if the group has one. */
export const groupChanges = z.strictObject({
  name: name.optional(),
  description: description.optional(),
  externalId: externalId.nullable().optional(),
  rule: rule.optional(),
});

export type NewGroup = z.input<typeof newGroup>;
export type GroupChanges = z.input<typeof groupChanges>;

/** A group without its members. */
export interface Group {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly externalId: string | null;
  /** Null: its members are chosen by hand. */
  readonly rule: Rule | null;
  /** Counts its changes, including those of its members. */
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}
