import * as z from 'zod';
import { defineEvent } from '#kernel';
import { rule } from './domain/rule.js';

/** Maximum number of members that one event names; larger changes are split into several events. */
export const MOST_MEMBERS_TOLD = 100;

const target = z.object({ kind: z.string(), id: z.uuid(), label: z.string() });
const subject = { outcome: z.literal('success'), groupId: z.uuid() };

const settings = z.object({
  name: z.string(),
  description: z.string(),
  externalId: z.string().nullable(),
  rule: rule.nullable(),
});

/** A group was created. */
export const GroupCreated = defineEvent(
  'groups.group.created.v1',
  z.object({ ...subject, targets: z.array(target).length(1), after: settings }),
  { title: { en: 'Group created', zh: '用户组已创建' }, ocsf: 'entity-management.create' },
);

/** The name, description, external id or rule of a group was changed. The event holds only the changed settings. */
export const GroupChanged = defineEvent(
  'groups.group.changed.v1',
  z.object({
    ...subject,
    targets: z.array(target).length(1),
    before: settings.partial(),
    after: settings.partial(),
  }),
  { title: { en: 'Group changed', zh: '用户组已变更' }, ocsf: 'entity-management.update' },
);

/** A group was deleted, together with its assignments. */
export const GroupDeleted = defineEvent(
  'groups.group.deleted.v1',
  z.object({
    ...subject,
    targets: z.array(target).length(1),
    before: settings,
    members: z.number().describe('Number of members added by hand'),
  }),
  { title: { en: 'Group deleted', zh: '用户组已删除' }, ocsf: 'entity-management.delete' },
);

/** Accounts were added to a group or removed from it by hand. They are among the targets. */
export const GroupMembersChanged = defineEvent(
  'groups.members.changed.v1',
  z.object({
    ...subject,
    targets: z
      .array(target)
      .min(2)
      .max(1 + MOST_MEMBERS_TOLD),
    added: z.array(z.uuid()),
    removed: z.array(z.uuid()),
  }),
  { title: { en: 'Group members changed', zh: '用户组成员已变更' }, ocsf: 'entity-management.update' },
);
