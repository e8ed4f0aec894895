import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

export const exportTable = defineTable('audit.export', {
  properties: {
    tenantId: p.uuid().primary(),
    id: p.uuid().primary(),
    format: p.text(),
    asked: p.json().$type<unknown>().comment('The filter as it was asked for'),
    upTo: p.bigint('string').comment('The last record that can be part of it'),
    createdAt: p.datetime(),
    createdBy: p.uuid().nullable(),
    correlationId: p.text(),
    expiresAt: p.datetime(),
    isMade: p.boolean().comment('Whether a worker makes it and keeps it in export_chunk'),
    state: p.text().$type<'waiting' | 'running' | 'ready' | 'failed' | 'cancelled' | 'expired'>(),
    records: p.bigint('string').nullable(),
    written: p.bigint('string').defaultRaw('0'),
    attempts: p.integer().default(0),
    worker: p.uuid().nullable().comment('The attempt that makes it: what another one writes does not count'),
    nextAttemptAt: p.datetime().nullable().comment('When a worker may try again; null: at once'),
    failure: p.text().nullable(),
    manifest: p.json().$type<unknown>().nullable(),
  },
  primaryKeys: ['tenantId', 'id'],
  indexes: [{ name: 'export_to_make', properties: 'createdAt', where: `state in ('waiting', 'running')` }],
  checks: [
    { name: 'export_format_check', expression: `format in ('csv', 'csv-excel', 'jsonl', 'ocsf')` },
    {
      name: 'export_state_check',
      expression: `state in ('waiting', 'running', 'ready', 'failed', 'cancelled', 'expired')`,
    },
  ],
  policies: [tenantIsolation('worker')],
});
