import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

export const participationTable = defineTable('saml.participation', {
  properties: {
    id: p.uuid().primary(),
    tenantId: p.uuid(),
    sessionId: p.uuid(),
    applicationId: p.uuid(),
    accountId: p.uuid(),
    sessionIndex: p.text(),
    nameId: p.text(),
    nameIdFormat: p.text(),
    checkAt: p.datetime().comment('When the session may have expired'),
    endedAt: p.datetime().nullable(),
    attempts: p.integer().default(0),
    nextAttemptAt: p.datetime().nullable().comment('To tell the application that it has ended'),
  },
  uniques: [
    {
      name: 'participation_of_session',
      properties: ['tenantId', 'sessionId', 'applicationId'],
      where: 'ended_at is null',
    },
  ],
  indexes: [
    {
      name: 'participation_by_name',
      properties: ['tenantId', 'applicationId', 'nameId'],
      where: 'ended_at is null',
    },
    { name: 'participation_check', properties: 'checkAt', where: 'ended_at is null' },
    { name: 'participation_due', properties: 'nextAttemptAt', where: 'next_attempt_at is not null' },
  ],
  policies: [tenantIsolation('worker')],
  references: { tenantId: 'tenancy.tenant' },
});
