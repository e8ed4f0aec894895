import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

export const throttleTable = defineTable('authenticators.throttle', {
  properties: {
    tenantId: p.uuid().primary(),
    method: p.text().primary(),
    subject: p
      .text()
      .primary()
      .comment(
        'account:<id>:<which name>, account:<id>:device:<hash>, network:<prefix>, or unknown:<keyed hash> for a name that no account has',
      ),
    failures: p.integer(),
    lastFailureAt: p.datetime(),
    blockedUntil: p.datetime().nullable(),
  },
  primaryKeys: ['tenantId', 'method', 'subject'],
  indexes: [
    { name: 'throttle_last_failure_at', properties: 'lastFailureAt' },
    {
      name: 'throttle_of_account',
      columns: [{ name: 'tenantId' }, { name: 'subject', collation: 'C' }],
      where: `subject ~~ 'account:%'`,
    },
  ],
  policies: [tenantIsolation('worker')],
  references: { tenantId: 'tenancy.tenant' },
});
