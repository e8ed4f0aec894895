import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

export const logonTable = defineTable('logon.logon', {
  properties: {
    tenantId: p.uuid().primary(),
    id: p.uuid().primary(),
    browserHash: p.blob().$type<Buffer>(),
    purpose: p.text(),
    state: p.text().$type<'awaiting_proof' | 'completed' | 'expired' | 'abandoned'>(),
    method: p.text(),
    accountId: p.uuid().nullable(),
    sessionId: p.uuid().nullable(),
    needs: p
      .text()
      .nullable()
      .comment('Key of the requirement that it waits for; null: it waits for nothing'),
    step: p
      .text()
      .nullable()
      .comment('Key of the requirement whose completion is part of its end, such as an attachment'),
    stepSubject: p.uuid().nullable(),
    returnTo: p.text(),
    ip: p.text(),
    userAgent: p.text(),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
    completedAt: p.datetime().nullable(),
    begunBy: p.uuid().nullable().comment('What was exchanged for it, such as a ticket'),
    accountEpoch: p
      .integer()
      .nullable()
      .comment(`The account's when a proof of it was kept: the logon is worth nothing with another`),
    tenantEpoch: p.integer().nullable().comment(`The tenant's at that moment, likewise`),
    application: p.uuid().nullable().comment('For which it began, if for any'),
  },
  primaryKeys: ['tenantId', 'id'],
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
