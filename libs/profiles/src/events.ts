import * as z from 'zod';
import { defineEvent } from '#kernel';
import { EDITORS, FIELD_TYPES, SOURCES, VIEWERS } from './domain/field.js';

const subject = {
  outcome: z.literal('success'),
  targets: z.array(z.object({ kind: z.literal('profile-field'), id: z.uuid(), label: z.string() })).length(1),
};

const rules = z.object({
  label: z.object({ en: z.string(), zh: z.string() }),
  choices: z.array(z.string()),
  isRequired: z.boolean(),
  isUnique: z.boolean(),
  visibleTo: z.array(z.enum(VIEWERS)),
  editableBy: z.enum(EDITORS),
  leader: z.enum(SOURCES),
});

/** A profile field was created. */
export const FieldAdded = defineEvent(
  'profiles.field.added.v1',
  rules.extend({ ...subject, type: z.enum(FIELD_TYPES) }),
  { title: { en: 'Profile field created', zh: '资料字段已创建' }, ocsf: 'entity-management.create' },
);

/** The label, the allowed values, or who sees and edits a profile field was changed. */
export const FieldChanged = defineEvent(
  'profiles.field.changed.v1',
  z.object({ ...subject, before: rules, after: rules }),
  { title: { en: 'Profile field changed', zh: '资料字段已更改' }, ocsf: 'entity-management.update' },
);

/** A profile field was removed, together with its values. */
export const FieldRemoved = defineEvent('profiles.field.removed.v1', z.object(subject), {
  title: { en: 'Profile field removed', zh: '资料字段已删除' },
  ocsf: 'entity-management.delete',
});

/** Somebody changed values of a profile by hand. The event names the fields, never the values. */
export const ProfileChanged = defineEvent(
  'profiles.profile.changed.v1',
  z.object({
    outcome: z.literal('success'),
    accountId: z.uuid(),
    targets: z.array(z.object({ kind: z.literal('account'), id: z.uuid(), label: z.string() })).length(1),
    fields: z.array(z.string()),
  }),
  { title: { en: 'Profile changed', zh: '个人资料已更改' }, ocsf: 'account-change.other' },
);
