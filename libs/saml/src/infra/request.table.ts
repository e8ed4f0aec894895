import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

export const requestTable = defineTable('saml.request', {
  properties: {
    id: p.uuid().primary(),
    tenantId: p.uuid(),
    applicationId: p.uuid(),
    requestId: p.text().nullable().comment('As the application calls it; null: begun at the portal'),
    consumer: p.text(),
    relayState: p.text().nullable(),
    forcesLogon: p.boolean(),
    isPassive: p.boolean(),
    nameIdFormat: p.text().nullable(),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
    answeredAt: p.datetime().nullable(),
    testerSessionId: p.uuid().nullable(),
  },
  uniques: [
    {
      name: 'request_once',
      properties: ['tenantId', 'applicationId', 'requestId'],
      where: 'request_id is not null',
    },
  ],
  indexes: [{ name: 'request_expired', properties: 'expiresAt' }],
  policies: [tenantIsolation('worker')],
  references: {
    applicationId: { table: 'applications.application', onDelete: 'cascade' },
    tenantId: 'tenancy.tenant',
  },
});
