import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

const connection = { table: 'dingtalk.connection', onDelete: 'cascade' } as const;

export const callbackTable = defineTable('dingtalk.callback', {
  properties: {
    connectionId: p.uuid().primary(),
    tenantId: p.uuid(),
    keysEncrypted: p
      .text()
      .comment(
        'Token and AES key of pushes, as JSON; AES-256-GCM under the key ring, bound to the row by its id',
      ),
    formerKeysEncrypted: p.text().nullable().comment('Those before; they count until former_until'),
    formerUntil: p.datetime().nullable(),
    rotatedAt: p.datetime(),
  },
  policies: [tenantIsolation()],
  references: { connectionId: connection, tenantId: 'tenancy.tenant' },
});

export const callbackSeenTable = defineTable('dingtalk.callback_seen', {
  comment: 'Pushes that were taken, for as long as a copy of them would not be too old',
  properties: {
    tenantId: p.uuid().primary(),
    connectionId: p.uuid().primary(),
    signature: p.text().primary(),
    seenAt: p.datetime(),
  },
  primaryKeys: ['tenantId', 'connectionId', 'signature'],
  policies: [tenantIsolation()],
  references: { connectionId: connection, tenantId: 'tenancy.tenant' },
});
