import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

export const conditionValueTable = defineTable('groups.condition_value', {
  comment: 'What conditions of rules ask for: one of the values of each',
  properties: {
    tenantId: p.uuid().primary(),
    groupId: p.uuid().primary(),
    condition: p.smallint().primary().comment('Place of the condition within its rule'),
    attribute: p.text(),
    key: p.text().primary().comment('What is compared; value is how it was written'),
    value: p.text(),
  },
  primaryKeys: ['tenantId', 'groupId', 'condition', 'key'],
  indexes: [{ name: 'condition_value_asked', properties: ['tenantId', 'attribute', 'key'] }],
  policies: [tenantIsolation()],
  references: {
    groupId: { table: 'groups.definition', onDelete: 'cascade' },
    tenantId: 'tenancy.tenant',
  },
});
