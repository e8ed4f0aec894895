import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

export const importTable = defineTable('accounts.import', {
  properties: {
    id: p.uuid().primary(),
    tenantId: p.uuid(),
    createdBy: p.uuid().nullable(),
    createdAt: p.datetime(),
    state: p.text().$type<'checked' | 'running' | 'done'>(),
    rows: p.json().$type<unknown>(),
    total: p.integer(),
    errors: p.json().$type<unknown>(),
    imported: p
      .integer()
      .default(0)
      .comment('While it runs: how far it is. Nothing of it is visible before it is done'),
    skipped: p.integer().default(0),
    finishedAt: p.datetime().nullable(),
    encoding: p.text().default('utf-8'),
    separator: p.text().default('comma'),
  },
  indexes: [{ name: 'import_by_age', properties: ['tenantId', 'createdAt'] }],
  checks: [{ name: 'import_state_check', expression: `state in ('checked', 'running', 'done')` }],
  policies: [tenantIsolation('worker')],
  references: { createdBy: 'accounts.account', tenantId: 'tenancy.tenant' },
});
