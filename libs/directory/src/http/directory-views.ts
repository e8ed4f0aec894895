import * as z from 'zod';
import { ROLES } from '#accounts';
import { pageQueryOf, pageViewOf, searchText } from '#http';
import { plainText } from '#kernel';
import type { FollowedConnection } from '../application/read-directory.js';
import type { PersonDetail } from '../application/list-people.js';
import type { ListedPerson } from '../infra/listed-people.js';
import { runView, runViewOf } from './run-views.js';

/** Cursor of a page of people or units: a name and an id. */
const position = z.tuple([plainText({ max: 4_000, controls: 'all but NUL' }), z.uuid()]);

export const directoryView = z
  .object({
    connections: z.array(
      z.object({
        id: z.uuid(),
        key: z.string(),
        name: z.string(),
        provider: z.string(),
        units: z.int(),
        people: z.int(),
        left: z.int().describe('Number of people who have left.'),
        latestRun: runView.nullable(),
      }),
    ),
  })
  .meta({ id: 'Directory' });

export const unitsQuery = pageQueryOf(position).extend({
  connectionId: z.uuid().optional(),
  parentId: z.uuid().optional().describe('Units directly below this one. Default: the units at the top.'),
});

export const unitPage = pageViewOf(
  z.object({
    id: z.uuid(),
    connectionId: z.uuid(),
    externalId: z.string(),
    name: z.string(),
    hasUnits: z.boolean().describe('Whether the unit has units below it.'),
  }),
).meta({ id: 'DirectoryUnitPage' });

export const peopleQuery = pageQueryOf(position).extend({
  search: searchText
    .optional()
    .describe('Words of a name, the beginning of a username or email address, or the id at the source.'),
  connectionId: z.uuid().optional(),
  unitId: z.uuid().optional().describe('In this unit, or in one below it.'),
  state: z.enum(['present', 'left']).optional(),
});

const person = z.object({
  id: z.uuid(),
  connectionId: z.uuid(),
  seat: z.string().describe('Name of the person at the source.'),
  name: z.string(),
  email: z.string().nullable(),
  title: z.string().nullable(),
  unit: z.string().nullable().describe('Unit of the position.'),
  state: z.enum(['present', 'left']),
  account: z.object({
    id: z.uuid(),
    username: z.string(),
    displayName: z.string(),
    role: z.enum(ROLES),
    status: z.enum(['active', 'suspended']),
  }),
});

export const personPage = pageViewOf(person.meta({ id: 'DirectoryPerson' })).meta({
  id: 'DirectoryPersonPage',
});

export const personDetailView = person
  .extend({
    subject: z.string().describe('The permanent id at the source.'),
    isOurs: z
      .boolean()
      .describe(
        'Whether a run created the account. If not, the account existed before, and no run suspends it.',
      ),
    isSuspendedByRun: z.boolean(),
    readAt: z.date(),
    leftAt: z.date().nullable(),
    units: z.array(
      z.object({ id: z.uuid(), externalId: z.string(), name: z.string(), isPrimary: z.boolean() }),
    ),
    link: z
      .object({
        bindingId: z.uuid(),
        endedAt: z.date().nullable().describe('A run does not create an ended link again.'),
        endReason: z.string().nullable(),
      })
      .nullable()
      .describe('The current link, or the one that ended last.'),
  })
  .meta({ id: 'DirectoryPersonDetail' });

export function directoryViewOf(connections: readonly FollowedConnection[]): z.output<typeof directoryView> {
  return {
    connections: connections.map(({ latestRun, ...connection }) => ({
      ...connection,
      latestRun: latestRun && runViewOf(latestRun),
    })),
  };
}

export function personViewOf(listed: ListedPerson): z.output<typeof person> {
  const { id, connectionId, seat, name, email, title, unitName: unit, state } = listed;
  const { accountId, username, displayName, role, status } = listed;
  const account = { id: accountId, username, displayName, role, status };
  return { id, connectionId, seat, name, email, title, unit, state, account };
}

export function personDetailViewOf(detail: PersonDetail): z.output<typeof personDetailView> {
  const { subject, isOurs, isSuspendedByRun, readAt, leftAt, units, link } = detail;
  return {
    ...personViewOf(detail),
    subject,
    isOurs,
    isSuspendedByRun,
    readAt,
    leftAt,
    units: units.map(({ id, externalId, name, isPrimary }) => ({ id, externalId, name, isPrimary })),
    link: link && { bindingId: link.id, endedAt: link.endedAt, endReason: link.endReason },
  };
}
