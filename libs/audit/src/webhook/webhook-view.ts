import * as z from 'zod';

/** A tenant's webhook, with its progress. The secret and the values of headers are never shown. */
export const webhookView = z
  .object({
    url: z.string(),
    headers: z
      .array(z.string())
      .readonly()
      .describe('Names of the headers that are sent with every message, besides the signature headers'),
    nextSequence: z.int().describe('Sequence number of the first record that the receiver has not accepted'),
    lag: z.object({
      records: z.int().describe('Number of records waiting to be sent'),
      seconds: z.number().describe('Age of the oldest waiting record; 0 if there is none'),
    }),
    failures: z.int().describe('Number of attempts that failed since the receiver last accepted a message'),
    lastFailure: z
      .string()
      .nullable()
      .describe('Why the last attempt failed: `http_503`, `timeout`, `econnrefused` …'),
    lastAttemptAt: z.date().nullable(),
    acceptedAt: z.date().nullable().describe('When the receiver last accepted a message'),
    nextAttemptAt: z.date().describe('Earliest time of the next attempt'),
    createdAt: z.date(),
    changedAt: z.date(),
  })
  .meta({ id: 'AuditWebhook' });

export type WebhookView = z.output<typeof webhookView>;
