import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';
import type { Origin } from '../domain/field.js';

export const valueTable = defineTable('profiles.value', {
  properties: {
    tenantId: p.uuid().primary(),
    accountId: p.uuid().primary(),
    fieldId: p.uuid().primary(),
    value: p.text().nullable(),
    uniqueKey: p
      .text()
      .nullable()
      .comment('The value without case and width, where no two accounts may have the same'),
    origin: p.text().$type<Origin>(),
    saidByDirectory: p.text().nullable().comment('What it said last, whether or not it counts'),
    saidByScim: p.text().nullable().comment('What it said last, whether or not it counts'),
    changedAt: p.datetime(),
    key: p
      .text()
      .nullable()
      .generated(`"left"(lower(normalize(value, nfkc)), 500) stored`)
      .comment('What rules compare, and no more than an index takes'),
  },
  primaryKeys: ['tenantId', 'accountId', 'fieldId'],
  uniques: [{ name: 'value_unique_key', properties: ['tenantId', 'fieldId', 'uniqueKey'] }],
  indexes: [{ name: 'value_asked', properties: ['tenantId', 'fieldId', 'key'], where: 'key is not null' }],
  checks: [{ name: 'value_origin_check', expression: `origin in ('directory', 'scim', 'hand')` }],
  policies: [tenantIsolation()],
  references: {
    accountId: 'accounts.account',
    fieldId: { table: 'profiles.field', onDelete: 'cascade' },
    tenantId: 'tenancy.tenant',
  },
});
