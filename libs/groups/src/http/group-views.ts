import * as z from 'zod';
import { ROLES } from '#accounts';
import { pageQueryOf, pageViewOf, searchText } from '#http';
import { plainText } from '#kernel';
import { groupChanges, newGroup, type Group } from '../domain/group.js';
import { rule } from '../domain/rule.js';
import type { NamesOfRule } from '../application/rule-names.js';
import { groupRevision } from '../infra/read-group.js';

/** Maximum number of accounts of one request: as many as a page of a list can have. */
const MOST_ACCOUNTS = 200;

/** Cursor of a page: the sort key, and the id after which the next page begins. */
const position = z.tuple([plainText({ max: 4_000, controls: 'all but NUL' }), z.uuid()]);

const common = {
  id: z.uuid(),
  name: z.string(),
  description: z.string(),
  externalId: z.string().nullable().describe('What the program that keeps it in step calls it'),
  rule: rule.nullable().describe('Null: its members are chosen by hand'),
  createdAt: z.date(),
  updatedAt: z.date(),
};

export const groupsQuery = pageQueryOf(position).extend({
  search: searchText.optional().describe('A part of the name.'),
  accountId: z.uuid().optional().describe('Groups that this account is in, by hand or by rule.'),
});

export const groupPage = pageViewOf(
  z
    .object({
      ...common,
      members: z.int().nullable().describe('How many were put into it; null: it has whoever meets its rule.'),
    })
    .meta({ id: 'ListedGroup' }),
).meta({ id: 'GroupPage' });

export const groupView = z
  .object({
    ...common,
    revision: z.string().describe('In quotes it is the ETag of this group'),
    units: z
      .array(z.object({ id: z.uuid(), name: z.string() }))
      .describe('Departments that the rule names, as far as they are still there'),
    fields: z
      .array(z.object({ id: z.uuid(), key: z.string(), label: z.object({ en: z.string(), zh: z.string() }) }))
      .describe('Profile fields that the rule names, as far as they are still there'),
  })
  .meta({ id: 'Group' });

export const membersQuery = pageQueryOf(position).extend({
  search: searchText.optional().describe('Words of a name, the beginning of a username or email address.'),
});

const member = z
  .object({
    id: z.uuid().describe('Of the account'),
    username: z.string(),
    displayName: z.string(),
    role: z.enum(ROLES),
    status: z.enum(['active', 'suspended']),
  })
  .meta({ id: 'GroupMember' });

const total = z.int().describe('How many there are in all');

export const memberPage = pageViewOf(member)
  .extend({ total: total.describe('How many the group has, whatever is searched for') })
  .meta({ id: 'GroupMemberPage' });

export const previewView = z
  .object({ total, items: z.array(member).describe('The first of them, by name') })
  .meta({ id: 'GroupPreview' });

export const groupParams = z.object({ groupId: z.uuid() });
export const newGroupBody = newGroup.meta({ id: 'NewGroup' });
export const changesBody = groupChanges.meta({ id: 'GroupChanges' });
export const createdView = z.object({ id: z.uuid() }).meta({ id: 'CreatedGroup' });

export const membersBody = z
  .strictObject({ accountIds: z.array(z.uuid()).min(1).max(MOST_ACCOUNTS) })
  .meta({ id: 'GroupAccounts' });

export const changedView = z
  .object({ changed: z.int().describe('How many were not so before') })
  .meta({ id: 'ChangedGroupMembers' });

export function groupViewOf(group: Group, { units, fields }: NamesOfRule): z.output<typeof groupView> {
  const { id, name, description, externalId, rule: asked, createdAt, updatedAt } = group;
  const revision = groupRevision(group);
  return {
    id,
    name,
    description,
    externalId,
    rule: asked,
    createdAt,
    updatedAt,
    revision,
    units: [...units],
    fields: fields.map(({ id: fieldId, key, label }) => ({ id: fieldId, key, label: { ...label } })),
  };
}
