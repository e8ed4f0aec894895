import { APP_ROLE } from '../app-role.js';
import { sqlMigration } from './sql-migration.js';

/**
 * Rows that are due now, the longest waiting first: queries of the workers' sweep. They run with the owner's rights, so that one statement
 * without a transaction covers all tenants, and return ids and nothing else.
 */
const DUE: Readonly<Record<string, string>> = {
  // `places`: those of this process; other places belong to workers with another configuration.
  'audit.checkpoints_due': `select c.tenant_id, place from audit.chain c
    cross join lateral (select max(sequence) as newest from audit.checkpoint k where k.tenant_id = c.tenant_id) k
    cross join unnest(places) as place
    left join audit.checkpoint_sink s on s.tenant_id = c.tenant_id and s.sink = place
    where k.newest > coalesce(s.sequence, 0) and coalesce(s.next_attempt_at <= present, true) limit most`,
  'messaging.deliveries_due': `select d.tenant_id, d.listener || '/' || d.event_id from messaging.delivery d
    join messaging.outbox o on o.tenant_id = d.tenant_id and o.id = d.event_id
    where d.next_attempt_at <= present order by o.position limit most`,
  'mail.due': `select tenant_id, id::text from mail.outgoing
    where next_attempt_at <= present order by next_attempt_at limit most`,
  'audit.exports_due': `select tenant_id, id::text from audit.export
    where state in ('waiting', 'running') and expires_at > present and coalesce(next_attempt_at <= present, true)
    order by created_at limit most`,
  'audit.receivers_due': `select webhook.tenant_id, 'webhook' from audit.webhook join audit.chain using (tenant_id)
    where chain.last_sequence >= webhook.next_sequence and webhook.next_attempt_at <= present
    order by webhook.last_attempt_at nulls first limit most`,
};

/**
 * One mechanism for all jobs: `messaging.claim` records which worker does what, so the rows of the modules need no leases of their own, and
 * due work is reported row by row.
 */
export const jobs = sqlMigration('m0045-jobs', [
  `create table messaging.claim (
    job text not null,
    key text not null,
    run uuid not null,
    ends_at timestamptz not null,
    primary key (job, key)
  )`,
  `comment on table messaging.claim is 'What some worker does at present, and no other: jobs by their rows, and long tasks'`,
  `comment on column messaging.claim.run is 'The attempt that has it'`,
  `comment on column messaging.claim.ends_at is 'When another one may have it, unless it is renewed. Time of the database'`,
  `grant select, insert, update, delete on messaging.claim to ${APP_ROLE}`,

  'alter table audit.export rename column leased_until to next_attempt_at',
  `comment on column audit.export.next_attempt_at is 'When a worker may try again; null: at once'`,
  `comment on column audit.export.worker is 'The attempt that makes it: what another one writes does not count'`,
  // A worker that runs an export during the migration is an old one; its export starts again.
  `update audit.export set next_attempt_at = null where state = 'running'`,
  'alter table audit.webhook drop column leased_by, drop column leased_until',

  // Without the deliveries, which are jobs now.
  `create or replace function messaging.waiting(present timestamptz)
     returns table (kind text, id text, seconds double precision)
     language sql stable security definer set search_path = ''
     as $$
       (select 'outbox', tenant_id::text, extract(epoch from present - min(occurred_at))::double precision
        from messaging.outbox where drained_at is null group by tenant_id order by min(position) limit 1000)
       union all
       (select 'task', t.id, extract(epoch from present - coalesce(t.started_at, t.known_since))::double precision
        from messaging.task t
        where coalesce(t.started_at, t.known_since) < present - messaging.task_patience(t.every_ms))
     $$`,
  ...['mail.sending_due', 'audit.sending_due', 'audit.export_due', 'audit.webhooks_due'].map(
    (name) => `drop function ${name}(timestamptz)`,
  ),
  ...Object.entries(DUE).flatMap(([name, query]) => {
    const takesPlaces = query.includes('places');
    return [
      `create function ${name}(present timestamptz, most integer${takesPlaces ? ', places text[]' : ''})
         returns table (tenant_id uuid, id text)
         language sql stable security definer set search_path = pg_catalog, pg_temp
         as $$ ${query} $$`,
      `revoke all on function ${name} from public`,
      `grant execute on function ${name} to ${APP_ROLE}`,
    ];
  }),
  // Tasks that became jobs: nothing runs them any more, so they must not count as overdue.
  `delete from messaging.task where id in ('mail.sweep', 'audit.exports', 'audit.webhook.send', 'audit.checkpoint-sinks')`,
]);
