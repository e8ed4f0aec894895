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
  externalId: z.string().nullable().describe('Id of the group in the program that keeps it in sync'),
  rule: rule.nullable().describe('Null: members are added by hand'),
  createdAt: z.date(),
  updatedAt: z.date(),
};

export const groupsQuery = pageQueryOf(position).extend({
  search: searchText.optional().describe('Part of the name.'),
  accountId: z.uuid().optional().describe('Groups of which this account is a member, by hand or by rule.'),
});

export const groupPage = pageViewOf(
  z
    .object({
      ...common,
      members: z
        .int()
        .nullable()
        .describe('Number of members added by hand; null: a rule selects the members.'),
    })
    .meta({ id: 'ListedGroup' }),
).meta({ id: 'GroupPage' });

export const groupView = z
  .object({
    ...common,
    revision: z.string().describe('The ETag of this group, without quotes'),
    units: z
      .array(z.object({ id: z.uuid(), name: z.string() }))
      .describe('Departments in the rule that still exist'),
    fields: z
      .array(z.object({ id: z.uuid(), key: z.string(), label: z.object({ en: z.string(), zh: z.string() }) }))
      .describe('Profile fields in the rule that still exist'),
  })
  .meta({ id: 'Group' });

export const membersQuery = pageQueryOf(position).extend({
  search: searchText.optional().describe('Words of a name, the beginning of a username or email address.'),
});

const member = z
  .object({
    id: z.uuid().describe('Id of the account'),
    username: z.string(),
    displayName: z.string(),
    role: z.enum(ROLES),
    status: z.enum(['active', 'suspended']),
  })
  .meta({ id: 'GroupMember' });

const total = z.int().describe('Number of all accounts that the rule selects');

export const memberPage = pageViewOf(member)
  .extend({ total: total.describe('Number of all members of the group, regardless of the search') })
  .meta({ id: 'GroupMemberPage' });

export const previewView = z
  .object({ total, items: z.array(member).describe('The first accounts, by name') })
  .meta({ id: 'GroupPreview' });

export const groupParams = z.object({ groupId: z.uuid() });
export const newGroupBody = newGroup.meta({ id: 'NewGroup' });
export const changesBody = groupChanges.meta({ id: 'GroupChanges' });
export const createdView = z.object({ id: z.uuid() }).meta({ id: 'CreatedGroup' });

export const membersBody = z
  .strictObject({ accountIds: z.array(z.uuid()).min(1).max(MOST_ACCOUNTS) })
  .meta({ id: 'GroupAccounts' });

export const changedView = z
  .object({ changed: z.int().describe('Number of memberships that changed') })
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
