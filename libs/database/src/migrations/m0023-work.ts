import { APP_ROLE } from '../app-role.js';
import { sqlMigration } from './sql-migration.js';

/**
 * State of the workers: when each recurring task last ran, and one cheap query for all waiting work. Tasks belong to the installation and
 * not to a tenant.
 */
export const work = sqlMigration('m0023-work', [
  `create table messaging.task (
    id text primary key,
    every_ms integer not null,
    known_since timestamptz not null,
    started_at timestamptz,
    finished_at timestamptz,
    failed_at timestamptz,
    failures integer not null default 0,
    reason text
  )`,
  `comment on table messaging.task is 'The recurring tasks of the workers, and how they went last'`,
  `comment on column messaging.task.finished_at is 'When it last went well'`,
  `comment on column messaging.task.failures is 'How often it failed since'`,
  `grant select, insert, update on messaging.task to ${APP_ROLE}`,
  // How late a task may be before another worker runs it.
  `create function messaging.task_patience(every_ms integer) returns interval
     language sql immutable set search_path = ''
     as $$ select make_interval(secs => greatest(2 * every_ms, 15000) / 1000.0) $$`,
  // Each worker calls this every second: one statement with the owner's rights needs no transaction of its own.
  `create function messaging.waiting(present timestamptz)
     returns table (kind text, id text, seconds double precision)
     language sql stable security definer set search_path = ''
     as $$
       (select 'outbox', tenant_id::text, extract(epoch from present - min(occurred_at))::double precision
        from messaging.outbox where drained_at is null group by tenant_id order by min(position) limit 1000)
       union all
       (select 'delivery', '', extract(epoch from present - next_attempt_at)::double precision
        from messaging.delivery where next_attempt_at <= present order by next_attempt_at limit 1)
       union all
       (select 'task', t.id, extract(epoch from present - coalesce(t.started_at, t.known_since))::double precision
        from messaging.task t
        where coalesce(t.started_at, t.known_since) < present - messaging.task_patience(t.every_ms))
     $$`,
  `revoke all on function messaging.waiting(timestamptz) from public`,
  `revoke all on function messaging.task_patience(integer) from public`,
  `grant execute on function messaging.waiting(timestamptz) to ${APP_ROLE}`,
  `grant execute on function messaging.task_patience(integer) to ${APP_ROLE}`,
]);
