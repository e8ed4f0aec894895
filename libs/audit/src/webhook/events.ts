import * as z from 'zod';
import { defineEvent } from '#kernel';

const receiver = z.object({ url: z.string(), headers: z.array(z.string()).describe('Names') }).nullable();
const position = z.object({ nextSequence: z.int() });

/** The webhook was set, changed or removed. The event contains no secret. */
export const WebhookChanged = defineEvent(
  'audit.webhook.changed.v1',
  z.object({
    outcome: z.literal('success'),
    before: receiver,
    after: receiver,
    isSecretReplaced: z.boolean(),
    areHeadersReplaced: z.boolean(),
  }),
  { title: { en: 'Log webhook changed', zh: '日志推送地址已变更' }, ocsf: 'entity-management.update' },
);

/** Records are sent to the receiver again, starting at an earlier one. */
export const WebhookReplayed = defineEvent(
  'audit.webhook.replayed.v1',
  z.object({ outcome: z.literal('success'), before: position, after: position }),
  { title: { en: 'Log sent again', zh: '审计日志已重新推送' }, ocsf: 'entity-management.other' },
);

/** Somebody has sent a test message without records, to check that the receiver accepts it. */
export const WebhookTested = defineEvent(
  'audit.webhook.tested.v1',
  z.object({ outcome: z.enum(['success', 'refused']), reason: z.string().optional(), url: z.string() }),
  { title: { en: 'Log webhook tested', zh: '日志推送已测试' }, ocsf: 'entity-management.other' },
);
