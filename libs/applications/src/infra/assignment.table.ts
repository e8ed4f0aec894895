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
  },
  uniques: [
    {
      name: 'assignment_of_account',
      properties: ['tenantId', 'applicationId', 'accountId'],
      where: 'account_id is not null',
    },
    {
      name: 'assignment_of_role',
      properties: ['tenantId', 'applicationId', 'role'],
      where: 'role is not null',
    },
  ],
  checks: [{ name: 'assignment_check', expression: '(role is null) <> (account_id is null)' }],
  policies: [tenantIsolation()],
  references: {
    applicationId: { table: 'applications.application', onDelete: 'cascade' },
    accountId: 'accounts.account',
    tenantId: 'tenancy.tenant',
  },
});
