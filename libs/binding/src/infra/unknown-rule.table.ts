import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';
import type { UnlinkedRuleKind } from '../unlinked/rule.js';

/** Rules for people who are not linked to an account. A connection without a row lets them attach one. */
export const unknownRuleTable = defineTable('binding.unknown_rule', {
  comment:
    'What happens with people whom nobody is linked to; a connection without a row lets them attach an account',
  properties: {
    tenantId: p.uuid().primary(),
    connectionId: p.uuid().primary(),
    kind: p.text().$type<UnlinkedRuleKind>(),
    unitId: p
      .uuid()
      .nullable()
      .comment('Unit of the directory that accounts are made in. One that is no more counts as none'),
    changedAt: p.datetime(),
  },
  primaryKeys: ['tenantId', 'connectionId'],
  checks: [
    { name: 'unknown_rule_check', expression: `unit_id is null or kind = 'create'` },
    { name: 'unknown_rule_kind_check', expression: `kind in ('attach', 'match', 'create', 'refuse')` },
  ],
  policies: [tenantIsolation()],
  references: { connectionId: 'providers.connection', tenantId: 'tenancy.tenant' },
});
