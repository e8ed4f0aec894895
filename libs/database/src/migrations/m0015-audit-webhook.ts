import { APP_ROLE } from '../app-role.js';
import { tenantOwned } from '../tenant-table.js';
import { sqlMigration } from './sql-migration.js';

/**
 * Where tenants have their log sent, and the progress of it. Two functions look across tenants as the owner, and return only what is needed
 * for that: the tenants with something to send, and counts without names.
 */
export const auditWebhook = sqlMigration('m0015-audit-webhook', [
  `create table audit.webhook (
    tenant_id uuid primary key,
    url text not null,
    secret_encrypted text not null,
    next_sequence bigint not null check (next_sequence > 0),
    message_id uuid,
    message_last bigint,
    failures int not null default 0,
    last_failure text,
    last_attempt_at timestamptz,
    accepted_at timestamptz,
    next_attempt_at timestamptz not null,
    leased_by uuid,
    leased_until timestamptz,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    check ((message_id is null) = (message_last is null)),
    check ((leased_by is null) = (leased_until is null))
  )`,
  `comment on column audit.webhook.next_sequence is 'First record that the receiver has not accepted'`,
  `comment on column audit.webhook.message_id is
    'Of the message that was sent and not yet accepted, up to message_last: the next attempt sends the same'`,
  `comment on column audit.webhook.leased_until is 'Until then one worker sends, in an attempt of its own, and no other. Time of the database'`,
  ...tenantOwned('audit.webhook', ['select', 'insert', 'update', 'delete']),

  `create function audit.webhooks_due(at timestamptz) returns setof uuid
   language sql stable security definer set search_path = pg_catalog, pg_temp as $$
     select webhook.tenant_id from audit.webhook join audit.chain using (tenant_id)
     where chain.last_sequence >= webhook.next_sequence and webhook.next_attempt_at <= at
       and (webhook.leased_until is null or webhook.leased_until < clock_timestamp())
     order by webhook.last_attempt_at nulls first
   $$`,
  `create function audit.webhook_figures(
     out webhooks int, out failing int, out lag_records float8, out lag_seconds float8)
   language sql stable security definer set search_path = pg_catalog, pg_temp as $$
     select count(*)::int, count(*) filter (where failures > 0)::int,
       coalesce(max(chain.last_sequence - greatest(webhook.next_sequence, chain.first_sequence) + 1), 0)::float8,
       coalesce(max(extract(epoch from clock_timestamp() - oldest.recorded_at)), 0)::float8
     from audit.webhook
       left join audit.chain on chain.tenant_id = webhook.tenant_id and chain.last_sequence >= webhook.next_sequence
       left join lateral (
         select recorded_at from audit.record
         where record.tenant_id = chain.tenant_id and record.sequence >= webhook.next_sequence
         order by record.sequence limit 1
       ) oldest on true
   $$`,
  ...['webhooks_due(timestamptz)', 'webhook_figures()'].flatMap((signature) => [
    `revoke all on function audit.${signature} from public`,
    `grant execute on function audit.${signature} to ${APP_ROLE}`,
  ]),
]);
