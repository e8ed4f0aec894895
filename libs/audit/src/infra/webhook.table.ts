import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

export const webhookTable = defineTable('audit.webhook', {
  properties: {
    tenantId: p.uuid().primary(),
    url: p.text(),
    secretEncrypted: p.text(),
    nextSequence: p.bigint('string').comment('First record that the receiver has not accepted'),
    messageId: p
      .uuid()
      .nullable()
      .comment(
        'Of the message that was sent and not yet accepted, up to message_last: the next attempt sends the same',
      ),
    messageLast: p.bigint('string').nullable(),
    failures: p.integer().default(0),
    lastFailure: p.text().nullable(),
    lastAttemptAt: p.datetime().nullable(),
    acceptedAt: p.datetime().nullable(),
    nextAttemptAt: p.datetime(),
    createdAt: p.datetime(),
    changedAt: p.datetime(),
    headerNames: p.array().columnType('text[]').defaultRaw(`'{}'::text[]`),
    headersEncrypted: p
      .text()
      .nullable()
      .comment('Names and values as JSON, encrypted. Values are never told again'),
  },
  checks: [
    { name: 'webhook_check', expression: '(message_id is null) = (message_last is null)' },
    { name: 'webhook_check2', expression: `(headers_encrypted is null) = (header_names = '{}'::text[])` },
    { name: 'webhook_header_names_check', expression: 'cardinality(header_names) <= 3' },
    { name: 'webhook_next_sequence_check', expression: 'next_sequence > 0' },
  ],
  policies: [tenantIsolation()],
});
