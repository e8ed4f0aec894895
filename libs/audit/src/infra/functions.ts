/**
 * Calls of the SQL functions by which records are written and removed: the processes' login has no right to the tables of records
 * itself. They are text, as typed statements know tables and no functions.
 */
import { POLICY_COLUMNS } from './policy-columns.js';

/** Takes the end of a chain: until the transaction ends nobody else joins a record to it. The present is `$1`. */
export const TAKE_CHAIN_END = `select first_sequence as first, last_sequence as sequence, encode(last_hash, 'hex') as hash,
  last_recorded_at as "recordedAt", $1::timestamptz as now, head, lock, ip_form as "ipForm", agent_form as "agentForm"
  from audit.take_chain_end()`;

/** Takes the policy of a log: until the transaction ends nobody else changes it. */
export const TAKE_POLICY = `select ${POLICY_COLUMNS} from audit.take_policy()`;

/** What the policy lets go; nothing of it changes until the transaction ends. */
export const EXPIRABLE_RECORDS = `select is_held as "isHeld", first_before as before, first_after as after, checkpoint
  from audit.expirable_records()`;

/** How far the webhooks of all tenants are behind. */
export const WEBHOOK_FIGURES = `select webhooks, failing, lag_records as "lagRecords", lag_seconds as "lagSeconds"
  from audit.webhook_figures()`;

/** The logs that nobody has looked after for an hour, `$1` at most; the one that has waited longest comes first. */
export const LOGS_TO_WATCH = `select t.id as "tenantId", w.walked_to as "walkedTo",
    w.tenant_id is null or (w.walked_to is null and w.round_began_at < clock_timestamp() - interval '1 day')
      as "isRoundDue"
  from audit.tenants_with_a_log() as t (id) left join audit.watch w on w.tenant_id = t.id
  where w.looked_at is null or w.looked_at < clock_timestamp() - interval '1 hour'
  order by w.looked_at nulls first limit $1`;

/** Which of the tenants `$1` the database does not know. */
export const UNKNOWN_TENANTS = `select id from unnest($1::uuid[]) as kept (id)
  where id not in (select known from audit.tenants_with_a_log() as t (known))`;
