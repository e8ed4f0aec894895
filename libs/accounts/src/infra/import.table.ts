import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';
import type { ImportState } from '../domain/import/account-import.js';
import type { Encoding } from '../domain/import/encodings.js';
import type { ImportError, ImportRow } from '../domain/import/import-row.js';
import type { Separator } from '../domain/import/separator.js';

export const importTable = defineTable('accounts.import', {
  properties: {
    id: p.uuid().primary(),
    tenantId: p.uuid(),
    createdBy: p.uuid().nullable(),
    createdAt: p.datetime(),
    state: p.text().$type<ImportState>(),
    rows: p.json().$type<readonly ImportRow[]>(),
    total: p.integer(),
    errors: p.json().$type<readonly ImportError[]>(),
    imported: p
      .integer()
      .default(0)
      .comment('While it runs: how far it is. Nothing of it is visible before it is done'),
    skipped: p.integer().default(0),
    finishedAt: p.datetime().nullable(),
    encoding: p.text().$type<Encoding>().default('utf-8'),
    separator: p.text().$type<Separator>().default('comma'),
  },
  indexes: [{ name: 'import_by_age', properties: ['tenantId', 'createdAt'] }],
  checks: [{ name: 'import_state_check', expression: `state in ('checked', 'running', 'done')` }],
  policies: [tenantIsolation('worker')],
  references: { createdBy: 'accounts.account', tenantId: 'tenancy.tenant' },
});
