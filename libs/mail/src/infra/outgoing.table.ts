import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

export const outgoingTable = defineTable('mail.outgoing', {
  properties: {
    id: p.uuid().primary(),
    tenantId: p.uuid(),
    kind: p.text(),
    content: p.text().comment('Recipient, subject and texts, encrypted under the key ring'),
    createdAt: p.datetime(),
    expiresAt: p.datetime().nullable(),
    attempts: p.integer().default(0),
    nextAttemptAt: p
      .datetime()
      .nullable()
      .comment(
        'Also the end of a claim: a worker that dies loses it. null = parked: given up after the last attempt',
      ),
    error: p.text().nullable(),
  },
  indexes: [{ name: 'outgoing_due', properties: 'nextAttemptAt', where: 'next_attempt_at is not null' }],
  policies: [tenantIsolation('worker')],
  references: { tenantId: 'tenancy.tenant' },
});
