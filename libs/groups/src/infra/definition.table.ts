import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';
import type { Rule } from '../domain/rule.js';

export const definitionTable = defineTable('groups.definition', {
  properties: {
    id: p.uuid().primary(),
    tenantId: p.uuid(),
    name: p.text(),
    nameKey: p.text().collation('C').comment('By which names are compared and sorted'),
    description: p.text(),
    externalId: p.text().nullable().comment('What the program that keeps the group in step calls it'),
    match: p
      .text()
      .$type<Rule['match']>()
      .nullable()
      .comment('How many of its conditions somebody has to meet; null: its members are chosen by hand'),
    conditions: p.smallint().comment('How many conditions the rule has'),
    version: p.integer().default(1),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
  uniques: [
    { name: 'definition_name', properties: ['tenantId', 'nameKey'] },
    { name: 'definition_of_tenant', properties: ['tenantId', 'id'] },
  ],
  indexes: [
    {
      name: 'definition_external',
      properties: ['tenantId', 'externalId'],
      where: 'external_id is not null',
    },
  ],
  checks: [
    { name: 'definition_check', expression: '(match is null) = (conditions = 0)' },
    { name: 'definition_match_check', expression: `match in ('all', 'any')` },
  ],
  policies: [tenantIsolation()],
  references: { tenantId: 'tenancy.tenant' },
});
