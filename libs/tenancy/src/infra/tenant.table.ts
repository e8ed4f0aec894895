import { p } from '@mikro-orm/core';
import { defineTable, statementsOn } from '#database';
import type { TenantStatus } from '../domain/tenant.js';

const OWN = `id = nullif(current_setting('app.tenant_id', true), '')::uuid`;

/** A tenant is looked up before there is a context, so every row is readable; it is created and changed in its own context only. */
export const tenantTable = defineTable('tenancy.tenant', {
  properties: {
    id: p.uuid().primary(),
    slug: p.text(),
    name: p.text(),
    status: p.text().$type<TenantStatus>().default('active'),
    settings: p.json().$type<Readonly<Record<string, unknown>>>().default('{}'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
    sessionEpoch: p.integer().default(0).comment('Counts suspensions, each of which ended every session'),
    deletionBeganAt: p
      .datetime()
      .nullable()
      .comment('Since then rows of it are removed; it can not be resumed'),
  },
  uniques: [{ name: 'tenant_slug_key', properties: 'slug' }],
  checks: [
    { name: 'tenant_slug_check', expression: `slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'` },
    { name: 'tenant_status_check', expression: `status in ('active', 'suspended')` },
  ],
  policies: [
    { name: 'anyone_reads', command: 'select', using: 'true' },
    { name: 'made_in_own_context', command: 'insert', check: OWN },
    { name: 'changed_in_own_context', command: 'update', using: OWN, check: OWN },
  ],
});

export const { prepare, db } = statementsOn(tenantTable);
