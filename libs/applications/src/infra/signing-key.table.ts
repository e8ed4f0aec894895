import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';
import type { Algorithm } from '../domain/client-settings.js';
import type { PublicJwk } from '../domain/signing-key.js';

export const signingKeyTable = defineTable('applications.signing_key', {
  properties: {
    id: p.uuid().primary().comment('Key id: the kid of what it signs'),
    tenantId: p.uuid(),
    algorithm: p.text().$type<Algorithm>(),
    publicJwk: p.json().$type<PublicJwk>(),
    privateJwkEncrypted: p.text().comment('AES-256-GCM under the key ring, bound to the row by its id'),
    createdAt: p.datetime(),
    retiresAt: p
      .datetime()
      .nullable()
      .comment('Null: it signs. Otherwise another one does, and this one is published until then'),
  },
  uniques: [
    {
      name: 'signing_key_in_use',
      properties: ['tenantId', 'algorithm'],
      where: 'retires_at is null',
    },
  ],
  indexes: [{ name: 'signing_key_by_age', properties: 'createdAt', where: 'retires_at is null' }],
  checks: [{ name: 'signing_key_algorithm_check', expression: `algorithm in ('RS256', 'ES256', 'EdDSA')` }],
  policies: [tenantIsolation('worker')],
  references: { tenantId: 'tenancy.tenant' },
});
