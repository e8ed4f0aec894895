import { z } from 'zod';
import { defineEvent } from '#kernel';

const receiver = z.object({ url: z.string(), headers: z.array(z.string()).describe('Names') }).nullable();
const position = z.object({ nextSequence: z.int() });

/** The log is sent to a receiver, to another one, with another secret or headers, or no longer. No secret is told. */
export const WebhookChanged = defineEvent(
  'audit.webhook.changed.v1',
  z.object({
    outcome: z.literal('success'),
    before: receiver,
    after: receiver,
    isSecretReplaced: z.boolean(),
    areHeadersReplaced: z.boolean(),
  }),
);

/** Records are sent to the receiver once more, from an earlier one on. */
export const WebhookReplayed = defineEvent(
  'audit.webhook.replayed.v1',
  z.object({ outcome: z.literal('success'), before: position, after: position }),
);

/** Somebody had a message without records sent, to see whether the receiver accepts it. */
export const WebhookTested = defineEvent(
  'audit.webhook.tested.v1',
  z.object({ outcome: z.enum(['success', 'refused']), reason: z.string().optional(), url: z.string() }),
);
