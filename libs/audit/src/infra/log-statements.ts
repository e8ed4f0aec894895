import { sql, type Json, type SqlParams } from '#database';
import { prepare } from './statements.js';

type OfTenant = { readonly tenantId: string };

/** The first and last record of a log, and the number of records. */
export const endsOfChain = prepare((db, $: SqlParams<OfTenant>) =>
  db
    .selectFrom('audit.chain')
    .select([sql<number>`first_sequence::float8`.as('first'), sql<number>`last_sequence::float8`.as('last')])
    .where('tenant_id', '=', $.tenantId),
);

export const policyOfTenant = prepare((db, $: SqlParams<OfTenant>) =>
  db
    .selectFrom('audit.policy')
    .select([
      'ip_form as ipForm',
      'agent_form as agentForm',
      'retention_days as retentionDays',
      'legal_hold_reason as holdReason',
      'legal_hold_since as holdSince',
      'revision',
      'seal',
    ])
    .where('tenant_id', '=', $.tenantId),
);

/** The last statement about a log. */
export const lastStatement = prepare((db, $: SqlParams<OfTenant>) =>
  db
    .selectFrom('audit.statement')
    .select('document')
    .where('tenant_id', '=', $.tenantId)
    .orderBy('number', 'desc')
    .limit(1),
);

/** All retired keys, newest first. */
export const retiredKeys = prepare((db) =>
  db.selectFrom('audit.retired_key').select('document').orderBy('id', 'desc'),
);

type RetiredKey = { readonly id: string; readonly keyId: string; readonly document: Json<unknown> };

export const insertRetiredKey = prepare((db, $: SqlParams<RetiredKey>) =>
  db.insertInto('audit.retired_key').values({ id: $.id, key_id: $.keyId, document: $.document }),
);

export const endedLogs = prepare((db, $: SqlParams<{ ids: readonly string[] }>) =>
  db
    .selectFrom('audit.ended_log')
    .select(['id', 'document'])
    .where((eb) => eb('id', '=', eb.fn.any($.ids))),
);

export const insertEndedLog = prepare((db, $: SqlParams<{ id: string; document: Json<unknown> }>) =>
  db.insertInto('audit.ended_log').values({ id: $.id, document: $.document }),
);
