import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';
import type { ChangeKind, ChangeReason } from '../domain/change.js';

/** The plan of a run, person by person. */
export const changeTable = defineTable('directory.change', {
  properties: {
    tenantId: p.uuid().primary(),
    runId: p.uuid().primary(),
    key: p.text().primary(),
    kind: p
      .text()
      .$type<ChangeKind | 'missing'>()
      .comment('missing: known, but not read; whether the person has left is asked next'),
    reason: p.text().$type<ChangeReason>().nullable(),
    subject: p.text().nullable(),
    seat: p.text(),
    name: p.text(),
    accountId: p.uuid().nullable(),
    appliedAt: p.datetime().nullable(),
    emailKey: p
      .text()
      .nullable()
      .comment('Of a conflict: by what an account may turn out to be of the same person'),
    phoneNumber: p.text().nullable().comment('Likewise'),
    departedAt: p.datetime().nullable().comment('When the person left, as the source keeps it'),
  },
  primaryKeys: ['tenantId', 'runId', 'key'],
  indexes: [
    { name: 'change_by_kind', properties: ['tenantId', 'runId', 'kind', 'key'] },
    {
      name: 'change_open',
      properties: ['tenantId', 'runId', 'kind', 'key'],
      where: 'applied_at is null',
    },
  ],
  checks: [
    {
      name: 'change_kind_check',
      expression: `kind in ('missing', 'created', 'updated', 'moved', 'suspended', 'restored', 'conflict')`,
    },
  ],
  policies: [tenantIsolation()],
  references: { runId: { table: 'directory.run', onDelete: 'cascade' } },
});
