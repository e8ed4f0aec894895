import { p } from '@mikro-orm/core';
import type { Protocol } from '#applications';
import { defineTable, tenantIsolation } from '#database';
import type { ParticipationDetails } from '../domain/participation.js';

export const participationTable = defineTable('single_logout.participation', {
  properties: {
    id: p.uuid().primary(),
    tenantId: p.uuid(),
    sessionId: p.uuid(),
    applicationId: p.uuid(),
    accountId: p.uuid(),
    protocol: p.text().$type<Protocol>(),
    knownAs: p
      .text()
      .comment('What the application calls it: sid of OpenID Connect, name of the person in SAML'),
    details: p.json().$type<ParticipationDetails>().comment('What the protocol keeps of it besides'),
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
      name: 'participation_of_application',
      properties: ['tenantId', 'applicationId', 'accountId'],
      where: 'ended_at is null',
    },
    { name: 'participation_check', properties: 'checkAt', where: 'ended_at is null' },
    { name: 'participation_due', properties: 'nextAttemptAt', where: 'next_attempt_at is not null' },
    {
      name: 'participation_known_as',
      properties: ['tenantId', 'applicationId', 'knownAs'],
      where: 'ended_at is null',
    },
    { name: 'participation_of_account', properties: ['tenantId', 'accountId', 'applicationId'] },
  ],
  policies: [tenantIsolation('worker')],
  references: { tenantId: 'tenancy.tenant' },
});
