import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';
import type { ServiceProvider } from '../domain/service-provider.js';

const texts = () => p.array().$type<readonly string[]>().columnType('text[]');

export const serviceProviderTable = defineTable('saml.service_provider', {
  properties: {
    id: p.uuid().primary(),
    tenantId: p.uuid(),
    entityId: p.text(),
    consumers: p
      .json()
      .$type<ServiceProvider['consumers']>()
      .comment('Assertion consumer services: where answers may go, and nowhere else'),
    logouts: p.json().$type<ServiceProvider['logouts']>(),
    signingCertificates: texts(),
    encryptionCertificates: texts(),
    signsRequests: p.boolean(),
    nameIdFormat: p.text().$type<ServiceProvider['nameIdFormat']>(),
    signed: p.text().$type<ServiceProvider['signed']>(),
    encrypts: p.boolean(),
    attributes: p.json().$type<ServiceProvider['attributes']>(),
    nameIdSalt: p
      .uuid()
      .defaultRaw('gen_random_uuid()')
      .comment('By which nobody else can tell who a persistent id is'),
  },
  uniques: [{ name: 'service_provider_entity', properties: ['tenantId', 'entityId'] }],
  checks: [
    {
      name: 'service_provider_name_id_format_check',
      expression: `name_id_format in ('persistent', 'email', 'username', 'transient')`,
    },
    { name: 'service_provider_signed_check', expression: `signed in ('assertion', 'response', 'both')` },
  ],
  policies: [tenantIsolation()],
  references: {
    id: { table: 'applications.application', onDelete: 'cascade' },
    tenantId: 'tenancy.tenant',
  },
});
