/**
 * Calls of the SQL functions that write and remove records: the login of the processes has no rights on the tables of records themselves. They are text,
 * because typed statements know no functions.
 */
import { POLICY_COLUMNS } from './policy-columns.js';

/** Locks the end of a chain: until the transaction ends, no other transaction can append. `$1` is the present time. */
export const TAKE_CHAIN_END = `select first_sequence as first, last_sequence as sequence, encode(last_hash, 'hex') as hash,
  last_recorded_at as "recordedAt", $1::timestamptz as now, head, lock, ip_form as "ipForm", agent_form as "agentForm"
  from audit.take_chain_end()`;

/** Locks the policy of a log until the transaction ends. */
export const TAKE_POLICY = `select ${POLICY_COLUMNS} from audit.take_policy()`;

/** The records that the policy no longer keeps; locks the policy until the transaction ends. */
export const EXPIRABLE_RECORDS = `select is_held as "isHeld", first_before as before, first_after as after, checkpoint
  from audit.expirable_records()`;

/** The backlog of the webhooks of all tenants. */
export const WEBHOOK_FIGURES = `select webhooks, failing, lag_records as "lagRecords", lag_seconds as "lagSeconds"
  from audit.webhook_figures()`;

/** At most `$1` logs that the watch has not checked for an hour, the longest-waiting first. */
export const LOGS_TO_WATCH = `select t.id as "tenantId", w.walked_to as "walkedTo",
    w.tenant_id is null or (w.walked_to is null and w.round_began_at < clock_timestamp() - interval '1 day')
      as "isRoundDue"
  from audit.tenants_with_a_log() as t (id) left join audit.watch w on w.tenant_id = t.id
  where w.looked_at is null or w.looked_at < clock_timestamp() - interval '1 hour'
  order by w.looked_at nulls first limit $1`;

/** Which of the tenants `$1` do not exist in the database. */
export const UNKNOWN_TENANTS = `select id from unnest($1::uuid[]) as kept (id)
  where id not in (select known from audit.tenants_with_a_log() as t (known))`;
