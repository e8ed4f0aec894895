import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

export const policyTable = defineTable('audit.policy', {
  properties: {
    tenantId: p.uuid().primary(),
    ipForm: p.text().$type<'full' | 'network' | 'hashed'>(),
    agentForm: p.text().$type<'full' | 'parsed'>(),
    retentionDays: p.integer().nullable().comment('Null: records are kept for ever'),
    legalHoldReason: p.text().nullable(),
    legalHoldSince: p.datetime().nullable(),
    revision: p.integer(),
    seal: p
      .json()
      .$type<unknown>()
      .nullable()
      .comment('Id of a key, and its signature over the rest of the row'),
  },
  checks: [
    { name: 'policy_agent_form_check', expression: `agent_form in ('full', 'parsed')` },
    { name: 'policy_check', expression: '(legal_hold_reason is null) = (legal_hold_since is null)' },
    { name: 'policy_ip_form_check', expression: `ip_form in ('full', 'network', 'hashed')` },
    { name: 'policy_retention_days_check', expression: 'retention_days >= 30' },
  ],
  policies: [tenantIsolation()],
});
