import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

export const watchTable = defineTable('audit.watch', {
  properties: {
    tenantId: p.uuid().primary(),
    lookedAt: p.datetime(),
    roundBeganAt: p.datetime(),
    walkedTo: p
      .bigint('string')
      .nullable()
      .comment(
        'Last record that was looked at in this round; null: the round is over, the next one begins a day after it began',
      ),
    code: p.text().nullable().comment('What is wrong; null: nothing'),
    sequence: p.bigint('string').nullable(),
    finding: p.text().nullable(),
    since: p.datetime().nullable(),
  },
  checks: [
    {
      name: 'watch_check',
      expression: '((code is null) = (since is null)) and ((code is null) = (finding is null))',
    },
  ],
  policies: [tenantIsolation('worker')],
});
