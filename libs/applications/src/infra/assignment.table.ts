import { p } from '@mikro-orm/core';
import type { Role } from '#accounts';
import { defineTable, tenantIsolation } from '#database';

export const assignmentTable = defineTable('applications.assignment', {
  properties: {
    id: p.uuid().primary(),
    tenantId: p.uuid(),
    applicationId: p.uuid(),
    role: p.text().$type<Role>().nullable(),
    accountId: p.uuid().nullable(),
    createdAt: p.datetime(),
    unitId: p.uuid().nullable().comment('Everybody in this unit, and in those below it'),
    groupId: p.uuid().nullable(),
  },
  uniques: [
    {
      name: 'assignment_of_account',
      properties: ['tenantId', 'applicationId', 'accountId'],
      where: 'account_id is not null',
    },
    {
      name: 'assignment_of_group',
      properties: ['tenantId', 'applicationId', 'groupId'],
      where: 'group_id is not null',
    },
    {
      name: 'assignment_of_role',
      properties: ['tenantId', 'applicationId', 'role'],
      where: 'role is not null',
    },
    {
      name: 'assignment_of_unit',
      properties: ['tenantId', 'applicationId', 'unitId'],
      where: 'unit_id is not null',
    },
  ],
  indexes: [
    { name: 'assignment_to_group', properties: ['tenantId', 'groupId'], where: 'group_id is not null' },
    { name: 'assignment_to_unit', properties: ['tenantId', 'unitId'], where: 'unit_id is not null' },
  ],
  checks: [{ name: 'assignment_check', expression: 'num_nonnulls(role, account_id, unit_id, group_id) = 1' }],
  policies: [tenantIsolation()],
  references: {
    applicationId: { table: 'applications.application', onDelete: 'cascade' },
    accountId: 'accounts.account',
    unitId: { table: 'directory.unit', onDelete: 'cascade' },
    groupId: { table: 'groups.definition', onDelete: 'cascade' },
    tenantId: 'tenancy.tenant',
  },
});
