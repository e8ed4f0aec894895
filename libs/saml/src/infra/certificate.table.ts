import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

export const certificateTable = defineTable('saml.certificate', {
  properties: {
    id: p.uuid().primary(),
    tenantId: p.uuid(),
    certificate: p.text().comment('X.509, PEM'),
    privateKeyEncrypted: p.text().comment('AES-256-GCM under the key ring, bound to the row by its id'),
    createdAt: p.datetime(),
    signsFrom: p.datetime().comment('Until then it is only published'),
    retiresAt: p.datetime().nullable().comment('Until then it is published; null: no other one follows yet'),
  },
  uniques: [{ name: 'certificate_in_use', properties: 'tenantId', where: 'retires_at is null' }],
  policies: [tenantIsolation('worker')],
  references: { tenantId: 'tenancy.tenant' },
});
