import { sql, type Slots } from '#database';
import { prepare } from '../infra/statements.js';

interface OfConnection {
  readonly tenantId: string;
  readonly connectionId: string;
}

interface OfRun extends OfConnection {
  readonly runId: string;
}

/** Returns a row if the directory was read before, so that there is something to keep in step. */
export const anybodyKnown = prepare((db, $: Slots<OfConnection>) =>
  db
    .selectFrom('directory.person')
    .select('id')
    .where('tenant_id', '=', $.tenantId)
    .where('connection_id', '=', $.connectionId)
    .limit(1),
);

export const unfinishedRuns = prepare((db, $: Slots<OfConnection>) =>
  db
    .selectFrom('directory.run')
    .select(['id', 'kind'])
    .where('tenant_id', '=', $.tenantId)
    .where('connection_id', '=', $.connectionId)
    .where('finished_at', 'is', null),
);

/** Removes unknown units from the people who were read. */
export const keepKnownUnits = prepare((db, $: Slots<OfRun>) =>
  db
    .with('kept', (db) =>
      db
        .selectFrom('directory.staged_person as g')
        .leftJoinLateral(
          sql<{ id: string; place: number }>`unnest(g.units) with ordinality`.as<'i'>(sql`i (id, place)`),
          (join) => join.onTrue(),
        )
        .leftJoin('directory.unit as k', (join) =>
          join
            .on('k.tenant_id', '=', $.tenantId)
            .on('k.connection_id', '=', $.connectionId)
            .onRef('k.external_id', '=', 'i.id'),
        )
        .select([
          'g.key',
          sql<string[]>`coalesce(array_agg(k.external_id order by i.place)
            filter (where k.external_id is not null), '{}')`.as('units'),
        ])
        .where('g.tenant_id', '=', $.tenantId)
        .where('g.run_id', '=', $.runId)
        .groupBy('g.key'),
    )
    .updateTable('directory.staged_person as s')
    .from('kept')
    .set((eb) => ({ units: eb.ref('kept.units') }))
    .where('s.tenant_id', '=', $.tenantId)
    .where('s.run_id', '=', $.runId)
    .whereRef('s.key', '=', 'kept.key')
    .whereRef('s.units', '<>', 'kept.units'),
);

/**
 * Removes people who are in no unit that is read: strangers do not concern us, and known people count as missing, as they have moved out
 * of what is read.
 */
export const removeOutsiders = prepare((db, $: Slots<OfRun>) =>
  db
    .deleteFrom('directory.staged_person as s')
    .where('s.tenant_id', '=', $.tenantId)
    .where('s.run_id', '=', $.runId)
    .where(sql<boolean>`s.units = '{}'`)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('directory.person as p')
            .select('p.id')
            .where('p.tenant_id', '=', $.tenantId)
            .where('p.connection_id', '=', $.connectionId)
            .whereRef('p.subject', '=', 's.subject')
            .where(sql<boolean>`p.units = '{}'`),
        ),
      ),
    )
    .returning('s.seat'),
);

/** Plans for known people who were not found at their seats. */
export const planMissingAt = prepare((db, $: Slots<OfRun & { seats: readonly string[] }>) =>
  db
    .insertInto('directory.change')
    .columns(['tenant_id', 'run_id', 'key', 'kind', 'subject', 'seat', 'name', 'account_id'])
    .expression((eb) =>
      eb
        .selectFrom('directory.person as p')
        .select([
          'p.tenant_id',
          sql<string>`${$.runId}::uuid`.as('run_id'),
          'p.subject as key',
          sql<'missing'>`'missing'`.as('kind'),
          'p.subject',
          'p.seat',
          'p.name',
          'p.account_id',
        ])
        .where('p.tenant_id', '=', $.tenantId)
        .where('p.connection_id', '=', $.connectionId)
        .where('p.state', '=', 'present')
        .where((inner) => inner('p.seat', '=', inner.fn.any($.seats)))
        .where((inner) =>
          inner.not(
            inner.exists(
              inner
                .selectFrom('directory.staged_person as s')
                .select('s.key')
                .where('s.tenant_id', '=', $.tenantId)
                .where('s.run_id', '=', $.runId)
                .where((either) =>
                  either.or([
                    either('s.key', '=', either.ref('p.subject')),
                    // Somebody for whom the source tells no lasting id this time has not left.
                    either.and([
                      either('s.subject', 'is', null),
                      either('s.seat', '=', either.ref('p.seat')),
                    ]),
                  ]),
                ),
            ),
          ),
        ),
    )
    .returning('key'),
);

/** Leaves new accounts and links to the full run in progress, which would make them, too. */
export const leaveNew = prepare((db, $: Slots<Omit<OfRun, 'connectionId'>>) =>
  db
    .deleteFrom('directory.change')
    .where('tenant_id', '=', $.tenantId)
    .where('run_id', '=', $.runId)
    .where((eb) => eb.or([eb('kind', '=', 'created'), eb('reason', 'in', ['linked', 'matched'])]))
    .returning('seat'),
);

/** Drops people who are missing at their seat but are members: they have another seat, which is looked at by itself. */
export const leavePresent = prepare(
  (db, $: Slots<Omit<OfRun, 'connectionId'> & { keys: readonly string[] }>) =>
    db
      .deleteFrom('directory.change')
      .where('tenant_id', '=', $.tenantId)
      .where('run_id', '=', $.runId)
      .where((eb) => eb('key', '=', eb.fn.any($.keys))),
);

/** Marks unchanged people as seen, so that a slower run, which read them before, overwrites nothing. */
export const noteRead = prepare((db, $: Slots<OfRun>) =>
  db
    .updateTable('directory.person as p')
    .from('directory.staged_person as s')
    .set((eb) => ({ read_at: eb.ref('s.read_at') }))
    .where('s.tenant_id', '=', $.tenantId)
    .where('s.run_id', '=', $.runId)
    .where('p.tenant_id', '=', $.tenantId)
    .where('p.connection_id', '=', $.connectionId)
    .whereRef('p.subject', '=', 's.subject')
    .whereRef('p.read_at', '<', 's.read_at')
    .where('p.state', '=', 'present')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('directory.change as c')
            .select('c.key')
            .where('c.tenant_id', '=', $.tenantId)
            .where('c.run_id', '=', $.runId)
            .whereRef('c.key', '=', 's.key'),
        ),
      ),
    ),
);

/** Removes a run that found nothing to do. */
export const removeRun = prepare((db, $: Slots<Omit<OfRun, 'connectionId'>>) =>
  db.deleteFrom('directory.run').where('tenant_id', '=', $.tenantId).where('id', '=', $.runId),
);

export const anyChange = prepare((db, $: Slots<Omit<OfRun, 'connectionId'>>) =>
  db
    .selectFrom('directory.change')
    .select('key')
    .where('tenant_id', '=', $.tenantId)
    .where('run_id', '=', $.runId)
    .limit(1),
);
