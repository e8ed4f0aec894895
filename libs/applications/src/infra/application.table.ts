import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';
import type { ApplicationState, Audience, Protocol } from '../domain/application.js';

export const applicationTable = defineTable('applications.application', {
  properties: {
    id: p.uuid().primary(),
    tenantId: p.uuid(),
    protocol: p.text().$type<Protocol>().default('oidc'),
    name: p.text(),
    description: p.text(),
    category: p.text().default('').comment('The heading under which people find it; empty: none'),
    logo: p.text().nullable().comment('A bitmap as data URI'),
    ownerId: p.uuid().nullable().comment('The account that answers for it'),
    state: p.text().$type<ApplicationState>(),
    audience: p.text().$type<Audience>(),
    startUrl: p.text().nullable(),
    version: p.integer().default(1).comment('Counts changes, those of its client, too'),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
  uniques: [{ name: 'application_of_tenant', properties: ['tenantId', 'id'] }],
  indexes: [{ name: 'application_by_name', properties: ['tenantId', 'name', 'id'] }],
  checks: [
    { name: 'application_audience_check', expression: `audience in ('everyone', 'assigned')` },
    { name: 'application_protocol_check', expression: `protocol in ('oidc', 'saml', 'forward')` },
    { name: 'application_state_check', expression: `state in ('enabled', 'disabled')` },
  ],
  policies: [tenantIsolation()],
  references: { ownerId: 'accounts.account', tenantId: 'tenancy.tenant' },
});
