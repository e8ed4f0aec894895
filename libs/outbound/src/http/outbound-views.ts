import * as z from 'zod';
import { pageQueryOf, pageViewOf } from '#http';
import { plainText } from '#kernel';
import type { Field } from '#profiles';
import type { Comparison } from '../domain/comparison.js';
import { DIFFERENCE_KINDS, type Difference } from '../domain/difference.js';
import { newPair, type Pair } from '../domain/pair.js';
import { THRESHOLDS } from '../domain/threshold.js';
import { UNIT_CHANGES } from '../domain/units.js';

const count = z.int();

/** The connection; the only one when left out. */
const connectionId = z.uuid().optional().describe('Default: the only connection.');

export const ofConnection = z.strictObject({ connectionId });

export const compareBody = z.strictObject({ connectionId }).meta({ id: 'OutboundComparing' });

export const pairBody = newPair.extend({ connectionId }).meta({ id: 'NewOutboundPair' });

const pair = z
  .object({
    id: z.uuid(),
    group: z
      .object({ id: z.uuid().nullable(), name: z.string() })
      .describe('Without an id: the group was deleted, but the department created for it still exists.'),
    unit: z.object({ id: z.uuid(), name: z.string() }),
    isNew: z
      .boolean()
      .describe('Whether a department with the name of the group is to be created below the unit.'),
    found: z
      .object({ id: z.uuid(), name: z.string() })
      .nullable()
      .describe('For a pair with `isNew`: the department, once the directory knows it.'),
    createdAt: z.date(),
  })
  .meta({ id: 'OutboundPair' });

export const pairsView = z.object({ items: z.array(pair) }).meta({ id: 'OutboundPairs' });

export const addedView = z.object({ id: z.uuid() }).meta({ id: 'AddedOutboundPair' });

export const comparisonView = z
  .object({
    id: z.uuid(),
    connectionId: z.uuid(),
    requestedBy: z.string().nullable().describe('Username; null: the operator.'),
    synchronisedAt: z.date().describe('When the last synchronisation before this comparison ended.'),
    comparedAt: z.date(),
    known: count.describe('Number of compared people that the organisation has.'),
    counts: z.object({
      creates: count,
      updates: count,
      moves: count,
      disables: count,
      unchanged: count,
      conflicts: count,
    }),
    passed: z
      .enum(THRESHOLDS)
      .nullable()
      .describe('The setting whose threshold is exceeded by the people to disable.'),
    units: z
      .array(
        z.object({
          kind: z.enum(UNIT_CHANGES),
          name: z.string(),
          detail: z
            .string()
            .nullable()
            .describe('For a new department, its parent; for another one, its new name.'),
        }),
      )
      .describe('Departments that differ from what their pairs require.'),
    untold: z
      .array(z.string())
      .describe('Fields that were not compared, because the organisation provides them for nobody.'),
    labels: z
      .array(z.object({ field: z.string(), label: z.object({ en: z.string(), zh: z.string() }) }))
      .describe('Labels of the profile fields.'),
  })
  .meta({ id: 'OutboundComparison' });

export const lastView = z
  .object({ comparison: comparisonView.nullable().describe('Null: none in the last 30 days.') })
  .meta({ id: 'LastOutboundComparison' });

const difference = z
  .object({
    accountId: z.uuid(),
    kind: z.enum(DIFFERENCE_KINDS),
    reason: z.string().nullable(),
    username: z.string(),
    name: z.string(),
    seat: z
      .string()
      .nullable()
      .describe('Name of the person in the organisation; null: the organisation does not have the person.'),
    otherName: z.string().nullable().describe('For a conflict: the other person or account involved.'),
    otherAccountId: z.uuid().nullable(),
    fields: z.array(
      z.object({
        field: z.string().describe('`displayName`, `email`, `phoneNumber`, or the key of a profile field.'),
        from: z.string().nullable().describe('Value in the organisation.'),
        to: z.string().nullable().describe('Value in the portal; null: you may not see it.'),
      }),
    ),
    joins: z.array(z.string()).describe('Departments to add the person to.'),
    leaves: z.array(z.string()).describe('Departments to remove the person from.'),
  })
  .meta({ id: 'OutboundDifference' });

export const differencePage = pageViewOf(difference).meta({ id: 'OutboundDifferencePage' });

/** The sort key of the list, and the id after which the next page begins. */
const position = z.tuple([plainText({ max: 4_000, controls: 'all but NUL' }), z.uuid()]);

export const differencesQuery = pageQueryOf(position).extend({ kind: z.enum(DIFFERENCE_KINDS).optional() });

export const pairsViewOf = (pairs: readonly Pair[]): z.output<typeof pairsView> => ({
  items: pairs.map(({ id, groupId, groupName, unitId, unitName, isNew, foundId, foundName, createdAt }) => ({
    id,
    group: { id: groupId, name: groupName },
    unit: { id: unitId, name: unitName },
    isNew,
    found: foundId === null || foundName === null ? null : { id: foundId, name: foundName },
    createdAt,
  })),
});

export function comparisonViewOf(
  comparison: Comparison,
  fields: readonly Field[],
): z.output<typeof comparisonView> {
  const { id, connectionId: ofWhich, requestedBy, synchronisedAt, comparedAt, known, passed } = comparison;
  const { creates, updates, moves, disables, unchanged, conflicts, units, untold } = comparison;
  return {
    id,
    connectionId: ofWhich,
    requestedBy,
    synchronisedAt,
    comparedAt,
    known,
    counts: { creates, updates, moves, disables, unchanged, conflicts },
    passed,
    units: units.map(({ kind, name, detail }) => ({ kind, name, detail })),
    untold: [...untold],
    labels: fields.map(({ key, label: { en, zh } }) => ({ field: key, label: { en, zh } })),
  };
}

export const differenceViewOf = ({
  fields,
  joins,
  leaves,
  ...one
}: Difference): z.output<typeof difference> => ({
  ...one,
  fields: fields.map(({ field, from, to }) => ({ field, from, to })),
  joins: [...joins],
  leaves: [...leaves],
});
