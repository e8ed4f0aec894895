import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

export const logonTable = defineTable('logon.logon', {
  properties: {
    id: p.uuid().primary(),
    tenantId: p.uuid(),
    browserHash: p.blob().$type<Buffer>(),
    purpose: p.text(),
    state: p.text().$type<'awaiting_proof' | 'completed' | 'expired' | 'abandoned'>(),
    method: p.text(),
    accountId: p.uuid().nullable(),
    sessionId: p.uuid().nullable(),
    step: p.text().nullable(),
    stepSubject: p.uuid().nullable(),
    returnTo: p.text(),
    ip: p.text(),
    userAgent: p.text(),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
    completedAt: p.datetime().nullable(),
    begunBy: p.uuid().nullable().comment('What was exchanged for it, such as a ticket'),
  },
  uniques: [
    { name: 'logon_waiting', properties: ['tenantId', 'browserHash'], where: `state = 'awaiting_proof'` },
  ],
  indexes: [
    { name: 'logon_begun_by', properties: ['tenantId', 'begunBy'], where: 'begun_by is not null' },
    { name: 'logon_finished', properties: ['tenantId', 'createdAt'] },
    {
      name: 'logon_of_account',
      columns: [{ name: 'tenantId' }, { name: 'accountId' }, { name: 'completedAt', sort: 'desc' }],
    },
  ],
  checks: [
    {
      name: 'logon_state_check',
      expression: `state in ('awaiting_proof', 'completed', 'expired', 'abandoned')`,
    },
  ],
  policies: [tenantIsolation('worker')],
  references: { accountId: 'accounts.account', tenantId: 'tenancy.tenant' },
});
