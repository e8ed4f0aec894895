import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

export const participationTable = defineTable('oidc.participation', {
  properties: {
    id: p.uuid().primary(),
    tenantId: p.uuid(),
    sessionId: p.uuid(),
    applicationId: p.uuid(),
    accountId: p.uuid(),
    persists: p.boolean().comment('Its tokens outlive the session: offline access'),
    grantId: p.text(),
    sid: p.text().comment('What the application knows the session by'),
    checkAt: p.datetime().comment('When the session may have expired'),
    endedAt: p.datetime().nullable(),
    attempts: p.integer().default(0),
    nextAttemptAt: p.datetime().nullable().comment('To tell the application that it has ended'),
  },
  uniques: [
    {
      name: 'participation_of_session',
      properties: ['tenantId', 'sessionId', 'applicationId', 'persists'],
      where: 'ended_at is null',
    },
  ],
  indexes: [
    { name: 'participation_check', properties: 'checkAt', where: 'ended_at is null' },
    { name: 'participation_due', properties: 'nextAttemptAt', where: 'next_attempt_at is not null' },
    { name: 'participation_of_account', properties: ['tenantId', 'accountId', 'applicationId'] },
  ],
  policies: [tenantIsolation('worker')],
  references: { tenantId: 'tenancy.tenant' },
});
