import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';
import type { LogonOutcome } from '../domain/logon-outcome.js';

export const logonDayTable = defineTable('overview.logon_day', {
  properties: {
    tenantId: p.uuid().primary(),
    day: p.date().primary(),
    method: p.text().primary(),
    outcome: p.text().$type<LogonOutcome>().primary(),
    count: p.bigint('string'),
  },
  primaryKeys: ['tenantId', 'day', 'method', 'outcome'],
  checks: [
    {
      name: 'logon_day_outcome_check',
      expression: `outcome in ('completed', 'refused', 'declined', 'failed', 'expired')`,
    },
  ],
  policies: [tenantIsolation('worker')],
  references: { tenantId: 'tenancy.tenant' },
});
