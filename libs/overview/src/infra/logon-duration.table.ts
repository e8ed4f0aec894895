import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

/** How many QR logons of a day took this number of seconds from display of the code to the session. */
export const logonDurationTable = defineTable('overview.logon_duration', {
  comment: 'How many QR logons of a day took so many seconds from the code on the screen to the session',
  properties: {
    tenantId: p.uuid().primary(),
    day: p.date().primary(),
    seconds: p.smallint().primary(),
    count: p.bigint('string'),
  },
  primaryKeys: ['tenantId', 'day', 'seconds'],
  policies: [tenantIsolation('worker')],
  references: { tenantId: 'tenancy.tenant' },
});
