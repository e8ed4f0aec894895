import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';
import type { ConnectionState } from '../domain/connection.js';

export const connectionTable = defineTable('providers.connection', {
  properties: {
    id: p.uuid().primary(),
    tenantId: p.uuid(),
    provider: p.text(),
    key: p.text(),
    name: p.text(),
    state: p.text().$type<ConnectionState>().default('disabled'),
    version: p.integer().default(1).comment('Counts changes, those of what the provider keeps of it, too'),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
  uniques: [
    { name: 'connection_key', properties: ['tenantId', 'provider', 'key'] },
    { name: 'connection_of_tenant', properties: ['tenantId', 'id'] },
  ],
  checks: [
    { name: 'connection_key_check', expression: `key ~ '^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$'` },
    { name: 'connection_state_check', expression: `state in ('disabled', 'enabled')` },
  ],
  policies: [tenantIsolation()],
  references: { tenantId: 'tenancy.tenant' },
});
