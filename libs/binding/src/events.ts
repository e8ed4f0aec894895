import * as z from 'zod';
import { defineEvent } from '#kernel';
import { UNLINKED_RULES } from './unlinked/rule.js';
import { ATTACH_REASONS } from './unlinked/verdict.js';

const device = z.object({ ip: z.string(), userAgent: z.string() });
const targets = z.array(z.object({ kind: z.string(), id: z.string(), label: z.string() }));

/** A person who is not linked to an account was offered to attach one. */
export const AttachmentOffered = defineEvent(
  'binding.attachment.offered.v1',
  z.object({
    attachmentId: z.uuid(),
    connectionId: z.uuid(),
    reason: z.enum(ATTACH_REASONS).optional(),
    targets,
    browser: device,
    phone: device,
  }),
  { title: { en: 'Attachment offered', zh: '已提示绑定账号' }, ocsf: 'account-change.other' },
);

/** The person chose to attach an existing account. */
export const AttachmentStarted = defineEvent(
  'binding.attachment.started.v1',
  z.object({ attachmentId: z.uuid(), connectionId: z.uuid(), targets }),
  { title: { en: 'Attachment started', zh: '已开始绑定账号' }, ocsf: 'account-change.other' },
);

/** The person does not want to attach the identity, or says that it belongs to somebody else. */
export const AttachmentCancelled = defineEvent(
  'binding.attachment.cancelled.v1',
  z.object({ attachmentId: z.uuid(), connectionId: z.uuid(), targets }),
  { title: { en: 'Attachment cancelled', zh: '账号绑定已取消' }, ocsf: 'account-change.other' },
);

/** An attachment was refused. Nothing was changed. */
export const AttachmentRefused = defineEvent(
  'binding.attachment.refused.v1',
  z.object({
    outcome: z.literal('refused'),
    reason: z.string(),
    attachmentId: z.uuid(),
    connectionId: z.uuid(),
    accountId: z.uuid().optional(),
    method: z.string().optional(),
    targets,
  }),
  { title: { en: 'Attachment refused', zh: '账号绑定被拒绝' }, ocsf: 'account-change.other' },
);

/** A person who is not linked to an account was turned away, because the connection's rule admits only linked people. */
export const IdentityTurnedAway = defineEvent(
  'binding.identity.turned-away.v1',
  z.object({
    outcome: z.literal('refused'),
    reason: z.string(),
    connectionId: z.uuid(),
    targets,
    browser: device,
    phone: device,
  }),
  { title: { en: 'Unknown person turned away', zh: '未绑定人员已被拒绝' }, ocsf: 'authentication.logon' },
);

const rule = z.object({ kind: z.enum(UNLINKED_RULES), unitId: z.uuid().nullable() });

/** The rule for people of a connection who are not linked to an account was changed. */
export const UnknownRuleChanged = defineEvent(
  'binding.unknown-rule.changed.v1',
  z.object({
    outcome: z.literal('success'),
    connectionId: z.uuid(),
    targets,
    before: rule,
    after: rule,
  }),
  {
    title: { en: 'Rule for unknown people changed', zh: '未绑定人员规则已变更' },
    ocsf: 'entity-management.update',
  },
);

/** An identity of a provider was linked to an account. */
export const BindingCreated = defineEvent(
  'binding.binding.created.v1',
  z.object({
    outcome: z.literal('success'),
    bindingId: z.uuid(),
    connectionId: z.uuid(),
    accountId: z.uuid(),
    origin: z.string(),
    method: z.string().optional(),
    targets,
  }),
  { title: { en: 'Identity linked', zh: '身份已绑定' }, ocsf: 'account-change.other' },
);

/** An identity of a provider was unlinked from an account. */
export const BindingEnded = defineEvent(
  'binding.binding.ended.v1',
  z.object({
    outcome: z.literal('success'),
    bindingId: z.uuid(),
    connectionId: z.uuid(),
    accountId: z.uuid(),
    reason: z.string(),
    targets,
  }),
  { title: { en: 'Identity unlinked', zh: '身份已解绑' }, ocsf: 'account-change.other' },
);

/** Somebody read the names of people who tried to log on without being linked to an account. */
export const UnlinkedIdentitiesRead = defineEvent(
  'binding.unlinked-identities.read.v1',
  z.object({ outcome: z.literal('success'), targets }),
  { title: { en: 'Unlinked identities read', zh: '查阅了未绑定的身份' }, ocsf: 'entity-management.read' },
);

/** Somebody read whom a binding links, with the full name and user id at the provider. */
export const BindingRead = defineEvent(
  'binding.binding.read.v1',
  z.object({
    outcome: z.literal('success'),
    bindingId: z.uuid(),
    connectionId: z.uuid(),
    accountId: z.uuid(),
  }),
  { title: { en: 'Linked identity read', zh: '查阅了已绑定的身份' }, ocsf: 'entity-management.read' },
);

/** An administrator created a one-time link with which a person without another method can attach. */
export const AttachLinkCreated = defineEvent(
  'binding.attach-link.created.v1',
  z.object({
    outcome: z.literal('success'),
    linkId: z.uuid(),
    accountId: z.uuid(),
    reason: z.string(),
    expiresAt: z.iso.datetime(),
  }),
  { title: { en: 'One-time attach link created', zh: '一次性绑定链接已生成' }, ocsf: 'account-change.other' },
);

/** A one-time attach link was opened and now works only in that browser. */
export const AttachLinkClaimed = defineEvent(
  'binding.attach-link.claimed.v1',
  z.object({ linkId: z.uuid(), accountId: z.uuid(), browser: device }),
  { title: { en: 'One-time attach link opened', zh: '一次性绑定链接已打开' }, ocsf: 'account-change.other' },
);

/** A one-time attach link was withdrawn before it was used. */
export const AttachLinkWithdrawn = defineEvent(
  'binding.attach-link.withdrawn.v1',
  z.object({ outcome: z.literal('success'), linkId: z.uuid(), accountId: z.uuid() }),
  {
    title: { en: 'One-time attach link withdrawn', zh: '一次性绑定链接已撤回' },
    ocsf: 'account-change.other',
  },
);
