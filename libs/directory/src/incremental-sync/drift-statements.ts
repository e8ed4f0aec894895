import { sql, statementsOn, type SqlParams } from '#database';
import { changeTable } from '../infra/change.table.js';
import { personTable } from '../infra/person.table.js';
import { runTable } from '../infra/run.table.js';
import { noticeTable } from './notice.table.js';

const { prepare } = statementsOn(changeTable, noticeTable, personTable, runTable);

interface OfRun {
  readonly tenantId: string;
  readonly runId: string;
  readonly connectionId: string;
}

/**
 * Counts the changes that a run finds although changes are followed: their events never arrived, or had no effect. It leaves out people who
 * still wait to be checked, and the first run, before which nothing is followed.
 */
export const noteDrift = prepare((db, $: SqlParams<OfRun>) =>
  db
    .updateTable('directory.run as r')
    .set((eb) => ({
      drift: eb
        .selectFrom('directory.change as c')
        .select(sql<number>`count(*)::integer`.as('n'))
        .where('c.tenant_id', '=', $.tenantId)
        .where('c.run_id', '=', $.runId)
        .where('c.kind', '<>', 'conflict')
        .where((inner) =>
          inner.not(
            inner.exists(
              inner
                .selectFrom('directory.notice as n')
                .select('n.kind')
                .where('n.tenant_id', '=', $.tenantId)
                .where('n.connection_id', '=', $.connectionId)
                .where('n.kind', '=', 'person')
                .whereRef('n.external_id', '=', 'c.seat'),
            ),
          ),
        ),
    }))
    .where('r.tenant_id', '=', $.tenantId)
    .where('r.id', '=', $.runId)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('directory.person')
          .select('id')
          .where('tenant_id', '=', $.tenantId)
          .where('connection_id', '=', $.connectionId),
      ),
    ),
);

/** When the missing people left, by the source's records. */
export const noteDepartures = prepare(
  (
    db,
    $: SqlParams<{ tenantId: string; runId: string; seats: readonly string[]; times: readonly string[] }>,
  ) =>
    db
      .updateTable('directory.change as c')
      .from(
        sql<{
          seat: string;
          left_at: Date;
        }>`unnest(${$.seats}::text[], ${$.times}::timestamptz[])`.as<'given'>(sql`given (seat, left_at)`),
      )
      .set((eb) => ({ departed_at: eb.ref('given.left_at') }))
      .where('c.tenant_id', '=', $.tenantId)
      .where('c.run_id', '=', $.runId)
      .where('c.kind', '=', 'missing')
      .whereRef('c.seat', '=', 'given.seat'),
);
