import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';
import type { RunKind, RunState } from '../domain/run.js';
import type { Threshold } from '../domain/threshold.js';

export const runTable = defineTable('directory.run', {
  properties: {
    id: p.uuid().primary(),
    tenantId: p.uuid(),
    connectionId: p.uuid(),
    kind: p.text().$type<RunKind>(),
    state: p.text().$type<RunState>(),
    isForced: p.boolean(),
    requestedBy: p.uuid().nullable(),
    unitsFound: p.integer().default(0),
    unitsRead: p.integer().default(0),
    peopleRead: p.integer().default(0),
    created: p.integer().default(0),
    updated: p.integer().default(0),
    moved: p.integer().default(0),
    suspended: p.integer().default(0),
    restored: p.integer().default(0),
    unchanged: p.integer().default(0),
    conflicts: p.integer().default(0),
    applied: p.integer().default(0),
    drift: p.integer().nullable().comment('Changes of which no event had told; null: nothing was followed'),
    stoppedBy: p.text().$type<Threshold>().nullable().comment('The setting whose threshold was passed'),
    failure: p.text().nullable(),
    facts: p
      .json()
      .$type<Readonly<Record<string, unknown>>>()
      .nullable()
      .comment('What to set right at the source'),
    worker: p.text().nullable().comment('Of the attempt: what another one writes does not count'),
    attempts: p.integer().default(0),
    nextAttemptAt: p.datetime().nullable(),
    createdAt: p.datetime(),
    finishedAt: p.datetime().nullable(),
    mostLeavers: p
      .integer()
      .nullable()
      .comment(
        'Missing people that a forced run goes on with: as many as somebody has looked at. Null: any number',
      ),
  },
  uniques: [
    {
      name: 'run_alone',
      properties: ['tenantId', 'connectionId'],
      where: `finished_at is null and kind <> 'event'`,
    },
    { name: 'run_of_tenant', properties: ['tenantId', 'id'] },
  ],
  indexes: [
    { name: 'run_by_age', properties: ['tenantId', 'createdAt', 'id'] },
    { name: 'run_due', properties: ['nextAttemptAt'], where: 'finished_at is null' },
    { name: 'run_finished', properties: ['finishedAt'], where: 'finished_at is not null' },
  ],
  checks: [
    { name: 'run_kind_check', expression: `kind in ('preview', 'sync', 'event')` },
    {
      name: 'run_state_check',
      expression: `state in ('reading', 'confirming', 'applying', 'done', 'stopped', 'failed', 'cancelled')`,
    },
  ],
  policies: [tenantIsolation('worker')],
  references: { connectionId: 'providers.connection', tenantId: 'tenancy.tenant' },
});
