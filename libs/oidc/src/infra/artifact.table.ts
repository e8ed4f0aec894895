import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

/** The protocol's codes, tokens, grants, interactions and sessions, without the secrets that their holders present. */
export type Payload = Readonly<Record<string, unknown>>;

export const artifactTable = defineTable('oidc.artifact', {
  properties: {
    tenantId: p.uuid().primary(),
    model: p.text().primary(),
    id: p.text().primary().comment('SHA-256 where the id is what its holder shows'),
    payload: p.json().$type<Payload>(),
    grantId: p.text().nullable(),
    uid: p.text().nullable(),
    userCode: p.text().nullable(),
    applicationId: p.uuid().nullable(),
    accountId: p.uuid().nullable(),
    sessionId: p.uuid().nullable().comment('Of the portal: it is worth nothing without it'),
    createdAt: p.datetime(),
    consumedAt: p.datetime().nullable(),
    expiresAt: p.datetime().nullable(),
  },
  primaryKeys: ['tenantId', 'model', 'id'],
  uniques: [
    { name: 'artifact_user_code', properties: ['tenantId', 'userCode'], where: 'user_code is not null' },
  ],
  indexes: [
    { name: 'artifact_expired', properties: 'expiresAt' },
    { name: 'artifact_of_account', properties: ['tenantId', 'accountId', 'applicationId'] },
    {
      name: 'artifact_of_application',
      properties: ['tenantId', 'applicationId', 'accountId'],
      where: 'account_id is not null',
    },
    { name: 'artifact_of_grant', properties: ['tenantId', 'grantId'], where: 'grant_id is not null' },
    { name: 'artifact_of_session', properties: ['tenantId', 'sessionId'], where: 'session_id is not null' },
    { name: 'artifact_uid', properties: ['tenantId', 'model', 'uid'], where: 'uid is not null' },
  ],
  policies: [tenantIsolation('worker')],
  references: { tenantId: 'tenancy.tenant' },
});
