import { sql, statementsOn, type SqlParams, type SqlBool } from '#database';
import type { DatabaseNow } from '#kernel';
import { taskTable } from './task.table.js';

const { prepare } = statementsOn(taskTable);

/** Seconds before a failed task is tried again, if it has something to do. */
const AFTER_FAILURE_SECONDS = 30;

/** A task of this release: `tasks` is a JSON array of these. */
interface Task {
  readonly id: string;
  readonly everyMs: number;
}

/** Stores which tasks exist, and how often they run. */
export const registerTasks = prepare((db, $: SqlParams<{ tasks: string; now: DatabaseNow }>) =>
  db
    .insertInto('messaging.task')
    .columns(['id', 'every_ms', 'known_since'])
    .expression(
      db
        .selectFrom(
          sql<Task>`jsonb_to_recordset(${$.tasks})`.as<'task'>(sql`task(id text, "everyMs" integer)`),
        )
        .select(['id', 'everyMs', sql<Date>`${$.now}::timestamptz`.as('known_since')]),
    )
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet((eb) => ({ every_ms: eb.ref('excluded.every_ms') }))
        .whereRef('messaging.task.every_ms', '<>', 'excluded.every_ms'),
    ),
);

type At = { readonly id: string; readonly now: DatabaseNow };

export const startTask = prepare((db, $: SqlParams<At>) =>
  db.updateTable('messaging.task').set({ started_at: $.now }).where('id', '=', $.id),
);

/** Starts a long overdue task, unless another worker has just started it. */
export const startOverdue = prepare((db, $: SqlParams<At>) =>
  db
    .updateTable('messaging.task')
    .set({ started_at: $.now })
    .where('id', '=', $.id)
    .where(
      sql<SqlBool>`coalesce(started_at, known_since) < ${$.now}::timestamptz - messaging.task_patience(every_ms)`,
    )
    .returning('id'),
);

/** Starts a task that has something to do, unless another worker has just started it or it has just failed. */
export const startDue = prepare((db, $: SqlParams<At>) =>
  db
    .updateTable('messaging.task')
    .set({ started_at: $.now })
    .where('id', '=', $.id)
    .where(
      sql<SqlBool>`coalesce(started_at < ${$.now}::timestamptz
        - make_interval(secs => case failures when 0 then 1 else ${sql.lit(AFTER_FAILURE_SECONDS)} end), true)`,
    )
    .returning('id'),
);

export const noteSuccess = prepare((db, $: SqlParams<At>) =>
  db
    .updateTable('messaging.task')
    .set({ finished_at: $.now, failures: 0, reason: null })
    .where('id', '=', $.id),
);

export const noteFailedTask = prepare((db, $: SqlParams<At & { reason: string }>) =>
  db
    .updateTable('messaging.task')
    .set({ failed_at: $.now, failures: sql<number>`failures + 1`, reason: $.reason })
    .where('id', '=', $.id),
);

/** The last result of every task. */
export const taskRuns = prepare((db, $: SqlParams<{ now: DatabaseNow }>) =>
  db
    .selectFrom('messaging.task')
    .select([
      'id',
      'every_ms as everyMs',
      'started_at as startedAt',
      'finished_at as finishedAt',
      'failed_at as failedAt',
      'failures',
      'reason',
      sql<number>`extract(epoch from ${$.now}::timestamptz - coalesce(finished_at, known_since))::float8`.as(
        'idleSeconds',
      ),
      sql<boolean>`coalesce(started_at, known_since)
        < ${$.now}::timestamptz - 2 * messaging.task_patience(every_ms)`.as('isOverdue'),
    ])
    .orderBy('id'),
);
