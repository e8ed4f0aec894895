import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

export const connectionTable = defineTable('dingtalk.connection', {
  properties: {
    id: p.uuid().primary(),
    tenantId: p.uuid(),
    key: p.text(),
    corpId: p.text(),
    clientId: p.text(),
    clientSecretEncrypted: p.text().comment('AES-256-GCM under the key ring, bound to the row by its id'),
    displayName: p.text(),
    state: p.text().$type<'disabled' | 'enabled'>().default('disabled'),
    ticketLifetimeSeconds: p.integer().default(120),
    confirmation: p.text().$type<'plain' | 'choose_number'>().default('plain'),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
  uniques: [
    { name: 'connection_client', properties: ['tenantId', 'clientId'] },
    { name: 'connection_key', properties: ['tenantId', 'key'] },
    { name: 'connection_of_tenant', properties: ['tenantId', 'id'] },
  ],
  checks: [
    { name: 'connection_confirmation_check', expression: `confirmation in ('plain', 'choose_number')` },
    { name: 'connection_key_check', expression: `key ~ '^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$'` },
    { name: 'connection_state_check', expression: `state in ('disabled', 'enabled')` },
    {
      name: 'connection_ticket_lifetime_seconds_check',
      expression: '(ticket_lifetime_seconds >= 30) and (ticket_lifetime_seconds <= 300)',
    },
  ],
  policies: [tenantIsolation()],
  references: { tenantId: 'tenancy.tenant' },
});
