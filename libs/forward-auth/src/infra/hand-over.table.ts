import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

export const handOverTable = defineTable('forward_auth.hand_over', {
  properties: {
    tenantId: p.uuid().primary(),
    codeHash: p.blob().$type<Buffer>().primary().comment('SHA-256'),
    browserHash: p.text().comment('Of what the browser holds at the host that it goes back to'),
    host: p.text(),
    returnTo: p.text(),
    applicationId: p.uuid(),
    accountId: p.uuid(),
    sessionId: p.uuid().comment('Of the portal: it is worth nothing without it'),
    expiresAt: p.datetime(),
  },
  primaryKeys: ['tenantId', 'codeHash'],
  indexes: [{ name: 'hand_over_expired', properties: 'expiresAt' }],
  policies: [tenantIsolation('worker')],
  references: {
    applicationId: { table: 'applications.application', onDelete: 'cascade' },
    tenantId: 'tenancy.tenant',
  },
});
