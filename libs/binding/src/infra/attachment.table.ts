import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

export const attachmentTable = defineTable('binding.attachment', {
  properties: {
    id: p.uuid().primary(),
    tenantId: p.uuid(),
    browserHash: p.blob().$type<Buffer>(),
    connectionId: p.uuid(),
    subject: p.text().comment('Stable and unique within the connection'),
    attributes: p
      .json()
      .$type<Readonly<Record<string, string>>>()
      .comment('What else the provider tells of the person: short texts'),
    name: p.text(),
    state: p.text().$type<'offered' | 'started' | 'attached' | 'ended'>(),
    accountId: p.uuid().nullable().comment('Who was logged on in the browser, and links from home'),
    phoneIp: p.text(),
    phoneAgent: p.text(),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
    startedAt: p.datetime().nullable(),
    finishedAt: p.datetime().nullable(),
  },
  indexes: [
    { name: 'attachment_finished', properties: ['tenantId', 'expiresAt'] },
    {
      name: 'attachment_of_browser',
      columns: [{ name: 'tenantId' }, { name: 'browserHash' }, { name: 'createdAt', sort: 'desc' }],
    },
    { name: 'attachment_of_identity', properties: ['tenantId', 'connectionId', 'subject', 'startedAt'] },
  ],
  checks: [
    { name: 'attachment_state_check', expression: `state in ('offered', 'started', 'attached', 'ended')` },
  ],
  policies: [tenantIsolation('worker')],
  references: {
    accountId: 'accounts.account',
    connectionId: 'providers.connection',
    tenantId: 'tenancy.tenant',
  },
});
