import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';
import type { OidcClient } from '../domain/client-settings.js';

const texts = <Text extends string>() => p.array().$type<readonly Text[]>().columnType('text[]');

export const clientTable = defineTable('applications.client', {
  properties: {
    id: p.uuid().primary(),
    tenantId: p.uuid(),
    authentication: p.text().$type<OidcClient['authentication']>(),
    grantTypes: texts<OidcClient['grantTypes'][number]>(),
    redirectUris: texts(),
    postLogoutRedirectUris: texts(),
    backchannelLogoutUri: p.text().nullable(),
    publicKeys: p.json().$type<OidcClient['publicKeys']>().nullable(),
    scopes: texts<OidcClient['scopes'][number]>(),
    apis: texts(),
    apiScopes: texts(),
    asksConsent: p.boolean(),
    subjectType: p.text().$type<OidcClient['subjectType']>(),
    idTokenAlgorithm: p.text().$type<OidcClient['idTokenAlgorithm']>(),
    accessTokenSeconds: p.integer(),
    refreshTokenSeconds: p.integer(),
    subjectSalt: p
      .uuid()
      .defaultRaw('gen_random_uuid()')
      .comment('By which nobody else can tell who a pairwise subject is'),
  },
  uniques: [{ name: 'client_of_tenant', properties: ['tenantId', 'id'] }],
  checks: [
    {
      name: 'client_authentication_check',
      expression: `authentication in ('client_secret', 'private_key_jwt', 'none')`,
    },
    {
      name: 'client_id_token_algorithm_check',
      expression: `id_token_algorithm in ('RS256', 'ES256', 'EdDSA')`,
    },
    { name: 'client_subject_type_check', expression: `subject_type in ('public', 'pairwise')` },
  ],
  policies: [tenantIsolation()],
  references: {
    id: { table: 'applications.application', onDelete: 'cascade' },
    tenantId: 'tenancy.tenant',
  },
});
