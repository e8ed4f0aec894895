import * as z from 'zod';

/** A tenant's webhook, with its progress. The secret and the values of headers are never shown. */
export const webhookView = z
  .object({
    url: z.string(),
    headers: z
      .array(z.string())
      .readonly()
      .describe('Names of the headers that are sent with every message besides those of the signature'),
    nextSequence: z.int().describe('First record that the receiver has not accepted'),
    lag: z.object({
      records: z.int().describe('Records that wait to be sent'),
      seconds: z.number().describe('Age of the oldest of them; 0 when there is none'),
    }),
    failures: z.int().describe('Attempts that have failed since the last acceptance'),
    lastFailure: z
      .string()
      .nullable()
      .describe('Why the last attempt failed: `http_503`, `timeout`, `econnrefused` …'),
    lastAttemptAt: z.date().nullable(),
    acceptedAt: z.date().nullable().describe('Last acceptance'),
    nextAttemptAt: z.date().describe('Not before this'),
    createdAt: z.date(),
    changedAt: z.date(),
  })
  .meta({ id: 'AuditWebhook' });

export type WebhookView = z.output<typeof webhookView>;
