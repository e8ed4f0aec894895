import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';
import type { Field } from '../domain/field.js';

export const fieldTable = defineTable('profiles.field', {
  properties: {
    id: p.uuid().primary(),
    tenantId: p.uuid(),
    key: p.text(),
    labelEn: p.text(),
    labelZh: p.text(),
    type: p.text().$type<Field['type']>(),
    choices: p.array().$type<Field['choices']>().columnType('text[]'),
    isBuiltIn: p.boolean(),
    isRequired: p.boolean(),
    isUnique: p.boolean(),
    visibleTo: p
      .array()
      .$type<Field['visibleTo']>()
      .columnType('text[]')
      .comment('Besides administrators, who see every field'),
    editableBy: p.text().$type<Field['editableBy']>(),
    leader: p.text().$type<Field['leader']>().comment('The source that counts while both tell the field'),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
  uniques: [
    { name: 'field_key', properties: ['tenantId', 'key'] },
    { name: 'field_of_tenant', properties: ['tenantId', 'id'] },
  ],
  checks: [
    {
      name: 'field_type_check',
      expression: `type in ('text', 'number', 'date', 'boolean', 'choice', 'url')`,
    },
    { name: 'field_visible_to_check', expression: `visible_to <@ '{person,helpdesk}'` },
    {
      name: 'field_editable_by_check',
      expression: `editable_by in ('person', 'administrators', 'sources')`,
    },
    { name: 'field_leader_check', expression: `leader in ('directory', 'scim')` },
  ],
  policies: [tenantIsolation()],
  references: { tenantId: 'tenancy.tenant' },
});
