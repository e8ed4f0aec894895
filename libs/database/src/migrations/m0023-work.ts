import { APP_ROLE } from '../app-role.js';
import { sqlMigration } from './sql-migration.js';

/**
 * What the workers have done and have to do: when each recurring task ran last, and one cheap question for all that waits. Tasks
 * belong to the installation and to no tenant.
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
  // How late a task may be before somebody runs it whose turn it is not.
  `create function messaging.task_patience(every_ms integer) returns interval
     language sql immutable set search_path = ''
     as $$ select make_interval(secs => greatest(2 * every_ms, 15000) / 1000.0) $$`,
  // Asked every second by each worker: as one statement, and with the owner's rights, it needs no transaction of its own.
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
