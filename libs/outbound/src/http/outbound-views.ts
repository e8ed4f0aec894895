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

/** The connection; may be omitted if there is only one. */
const connectionId = z.uuid().optional().describe('The only connection when left out.');

export const ofConnection = z.strictObject({ connectionId });

export const compareBody = z.strictObject({ connectionId }).meta({ id: 'OutboundComparing' });

export const pairBody = newPair.extend({ connectionId }).meta({ id: 'NewOutboundPair' });

const pair = z
  .object({
    id: z.uuid(),
    group: z
      .object({ id: z.uuid().nullable(), name: z.string() })
      .describe(
        'Without an id: it has been deleted, and the department that was made for it is still there.',
      ),
    unit: z.object({ id: z.uuid(), name: z.string() }),
    isNew: z.boolean().describe('The department is to be made below the unit, called like the group.'),
    found: z
      .object({ id: z.uuid(), name: z.string() })
      .nullable()
      .describe('The department of a new one, once the directory knows it.'),
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
    synchronisedAt: z.date().describe('When the last synchronisation before it ended.'),
    comparedAt: z.date(),
    known: count.describe('People compared whom the organisation has.'),
    counts: z.object({
      creates: count,
      updates: count,
      moves: count,
      disables: count,
      unchanged: count,
      conflicts: count,
    }),
    passed: z.enum(THRESHOLDS).nullable().describe('The setting whose threshold the people to disable pass.'),
    units: z
      .array(
        z.object({
          kind: z.enum(UNIT_CHANGES),
          name: z.string(),
          detail: z.string().nullable().describe('The department above a new one; the new name of another.'),
        }),
      )
      .describe('Departments that are not as their pairs ask for.'),
    untold: z
      .array(z.string())
      .describe('Fields that the organisation tells of nobody, so that they were not compared.'),
    labels: z
      .array(z.object({ field: z.string(), label: z.object({ en: z.string(), zh: z.string() }) }))
      .describe('What profile fields are called.'),
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
      .describe('What the organisation calls the person; null: it does not have them.'),
    otherName: z.string().nullable().describe('Of a conflict: who stands in the way.'),
    otherAccountId: z.uuid().nullable(),
    fields: z.array(
      z.object({
        field: z.string().describe('`displayName`, `email`, `phoneNumber`, or the key of a profile field.'),
        from: z.string().nullable().describe('What the organisation says.'),
        to: z.string().nullable().describe('What the portal says; null: not for who asks.'),
      }),
    ),
    joins: z.array(z.string()).describe('Departments to be put into.'),
    leaves: z.array(z.string()).describe('Departments to be taken out of.'),
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
