import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';
import type { DifferenceKind, DifferenceReason, FieldDifference } from '../domain/difference.js';

export const differenceTable = defineTable('outbound.difference', {
  comment: 'What the source lacks of a person; whoever is as they should be is only counted',
  properties: {
    tenantId: p.uuid().primary(),
    comparisonId: p.uuid().primary(),
    accountId: p.uuid().primary(),
    kind: p.text().$type<DifferenceKind>(),
    reason: p.text().$type<DifferenceReason>().nullable(),
    username: p.text(),
    name: p.text(),
    nameKey: p.text().collation('C'),
    seat: p.text().nullable().comment('What the source calls the person; null: it does not have them'),
    otherName: p.text().nullable().comment('Of a conflict: who stands in the way'),
    otherAccountId: p.uuid().nullable(),
    fields: p
      .json()
      .$type<readonly FieldDifference[]>()
      .comment('What differs, each from what the source says to what the portal says'),
    joins: p
      .array()
      .$type<readonly string[]>()
      .columnType('text[]')
      .comment('Names of the units to be put into'),
    leaves: p
      .array()
      .$type<readonly string[]>()
      .columnType('text[]')
      .comment('Names of the units to be taken out of'),
  },
  primaryKeys: ['tenantId', 'comparisonId', 'accountId'],
  indexes: [
    { name: 'difference_by_kind', properties: ['tenantId', 'comparisonId', 'kind', 'nameKey', 'accountId'] },
    { name: 'difference_by_name', properties: ['tenantId', 'comparisonId', 'nameKey', 'accountId'] },
    { name: 'difference_of_account', properties: ['tenantId', 'accountId'] },
  ],
  checks: [
    {
      name: 'difference_kind_check',
      expression: `kind in ('create', 'update', 'move', 'disable', 'conflict')`,
    },
  ],
  policies: [tenantIsolation()],
  references: {
    accountId: 'accounts.account',
    comparisonId: { table: 'outbound.comparison', onDelete: 'cascade' },
    otherAccountId: 'accounts.account',
  },
});
