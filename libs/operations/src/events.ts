import * as z from 'zod';
import { defineEvent } from '#kernel';

const success = { outcome: z.literal('success') };

/** Secrets of the tenant were encrypted again, with this key. Published for each batch. */
export const SecretsReencrypted = defineEvent(
  'operations.secrets.reencrypted.v1',
  z.object({
    ...success,
    key: z.string().describe('Id of the key, as ENCRYPTION_KEYS names it'),
    place: z.string().describe('Table and column'),
    values: z.int(),
  }),
  {
    title: { en: 'Stored secrets re-encrypted', zh: '已存密钥已重新加密' },
    ocsf: 'entity-management.other',
  },
);

/** Events whose listeners failed are delivered to them again. */
export const DeliveriesRetried = defineEvent(
  'operations.deliveries.retried.v1',
  z.object({ ...success, listeners: z.array(z.string()), deliveries: z.int() }),
  {
    title: { en: 'Event deliveries retried', zh: '事件投递已重试' },
    ocsf: 'entity-management.other',
  },
);

/** An event was dropped: these listeners never receive it. */
export const DeliveriesDropped = defineEvent(
  'operations.deliveries.dropped.v1',
  z.object({
    ...success,
    reason: z.string(),
    eventId: z.uuid(),
    event: z.string().describe('Name of the event'),
    listeners: z.array(z.string()),
  }),
  { title: { en: 'Event delivery dropped', zh: '事件投递已放弃' }, ocsf: 'entity-management.other' },
);

/** Mails that could not be sent are tried again. */
export const MailsRetried = defineEvent(
  'operations.mails.retried.v1',
  z.object({ ...success, kinds: z.array(z.string()), mails: z.int() }),
  { title: { en: 'Waiting mails retried', zh: '待发邮件已重试' }, ocsf: 'entity-management.other' },
);

/** A mail that could not be sent was removed. */
export const MailsDropped = defineEvent(
  'operations.mails.dropped.v1',
  z.object({ ...success, reason: z.string(), mailId: z.uuid(), kind: z.string() }),
  { title: { en: 'Waiting mail removed', zh: '待发邮件已移除' }, ocsf: 'entity-management.other' },
);
