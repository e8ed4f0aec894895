import { sql, type SqlParams } from '#database';
import { db, prepare } from './statements.js';

const of = (kind: string) => sql<number>`count(*) filter (where kind = ${sql.lit(kind)})::integer`;

/** Whether the plan of a run contains nothing about a person who was read, `s`. */
export const isUnplanned = ($: SqlParams<{ tenantId: string; runId: string }>) =>
  sql<boolean>`not exists ${db
    .selectFrom('directory.change as c')
    .select('c.key')
    .where('c.tenant_id', '=', $.tenantId)
    .where('c.run_id', '=', $.runId)
    .where('c.key', '=', sql.ref<string>('s.key'))}`;

/** Counts what a run does. People who were read and are not in the plan are unchanged. */
export const countChanges = prepare((db, $: SqlParams<{ tenantId: string; runId: string }>) =>
  db
    .with('counted', (db) =>
      db
        .selectFrom('directory.change')
        .select([
          of('created').as('created'),
          of('updated').as('updated'),
          of('moved').as('moved'),
          of('suspended').as('suspended'),
          of('restored').as('restored'),
          of('conflict').as('conflicts'),
          sql<number>`count(*) filter (where applied_at is not null)::integer`.as('applied'),
        ])
        .where('tenant_id', '=', $.tenantId)
        .where('run_id', '=', $.runId),
    )
    .with('same', (db) =>
      db
        .selectFrom('directory.staged_person as s')
        .select(sql<number>`count(*)::integer`.as('unchanged'))
        .where('s.tenant_id', '=', $.tenantId)
        .where('s.run_id', '=', $.runId)
        .where(isUnplanned($)),
    )
    .updateTable('directory.run as r')
    .from('counted as n')
    .from('same as e')
    .set((eb) => ({
      created: eb.ref('n.created'),
      updated: eb.ref('n.updated'),
      moved: eb.ref('n.moved'),
      suspended: eb.ref('n.suspended'),
      restored: eb.ref('n.restored'),
      conflicts: eb.ref('n.conflicts'),
      applied: eb.ref('n.applied'),
      unchanged: eb.ref('e.unchanged'),
    }))
    .where('r.tenant_id', '=', $.tenantId)
    .where('r.id', '=', $.runId)
    // Without a plan there is nothing to count.
    .where('r.state', '<>', 'reading'),
);

/** Adds a batch to the number of applied changes; the end of the run counts again. */
export const addApplied = prepare((db, $: SqlParams<{ tenantId: string; runId: string; count: number }>) =>
  db
    .updateTable('directory.run')
    .set({ applied: sql<number>`applied + ${$.count}::integer` })
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.runId),
);
