import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';
import type { ConnectionSettings } from '../domain/connection-settings.js';

export const connectionTable = defineTable('dingtalk.connection', {
  properties: {
    id: p.uuid().primary(),
    tenantId: p.uuid(),
    corpId: p.text(),
    clientId: p.text(),
    clientSecretEncrypted: p.text().comment('AES-256-GCM under the key ring, bound to the row by its id'),
    ticketLifetimeSeconds: p.integer().default(120),
    confirmation: p.text().$type<ConnectionSettings['confirmation']>().default('plain'),
  },
  uniques: [
    { name: 'connection_client', properties: ['tenantId', 'clientId'] },
    { name: 'connection_of_tenant', properties: ['tenantId', 'id'] },
  ],
  checks: [
    { name: 'connection_confirmation_check', expression: `confirmation in ('plain', 'choose_number')` },
    {
      name: 'connection_ticket_lifetime_seconds_check',
      expression: '(ticket_lifetime_seconds >= 30) and (ticket_lifetime_seconds <= 300)',
    },
  ],
  policies: [tenantIsolation()],
  references: { id: 'providers.connection', tenantId: 'tenancy.tenant' },
});
