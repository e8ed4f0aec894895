import { sql, type SqlParams } from '#database';
import { isUnplanned } from '../infra/count-statements.js';
import { MISSING_COLUMNS, missingPeople } from '../infra/plan-statements.js';
import { keepUnits } from '../infra/staging-statements.js';
import { prepare } from '../infra/statements.js';

interface OfConnection {
  readonly tenantId: string;
  readonly connectionId: string;
}

interface OfRun extends OfConnection {
  readonly runId: string;
}

/** Returns a row if the directory was read before, so that there is something to keep current. */
export const anybodyKnown = prepare((db, $: SqlParams<OfConnection>) =>
  db
    .selectFrom('directory.person')
    .select('id')
    .where('tenant_id', '=', $.tenantId)
    .where('connection_id', '=', $.connectionId)
    .limit(1),
);

export const unfinishedRuns = prepare((db, $: SqlParams<OfConnection>) =>
  db
    .selectFrom('directory.run')
    .select(['id', 'kind'])
    .where('tenant_id', '=', $.tenantId)
    .where('connection_id', '=', $.connectionId)
    .where('finished_at', 'is', null),
);

/** Removes unknown units from the people who were read. */
export const keepKnownUnits = prepare((db, $: SqlParams<OfRun>) =>
  keepUnits(
    db
      .selectFrom('directory.unit')
      .select('external_id')
      .where('tenant_id', '=', $.tenantId)
      .where('connection_id', '=', $.connectionId)
      .as('k'),
    $,
  ),
);

/**
 * Removes people who are in no unit that is read. Unknown people are irrelevant; known people count as missing, as they have moved out of
 * scope.
 */
export const removeOutsiders = prepare((db, $: SqlParams<OfRun>) =>
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

/** Plans the changes of known people who were not found at their seats. */
export const planMissingAt = prepare((db, $: SqlParams<OfRun & { seats: readonly string[] }>) =>
  db
    .insertInto('directory.change')
    .columns(MISSING_COLUMNS)
    .expression(missingPeople($).where((eb) => eb('p.seat', '=', eb.fn.any($.seats))))
    .returning('key'),
);

/** Leaves new accounts and links to the full run in progress, which would make them, too. */
export const skipNew = prepare((db, $: SqlParams<Omit<OfRun, 'connectionId'>>) =>
  db
    .deleteFrom('directory.change')
    .where('tenant_id', '=', $.tenantId)
    .where('run_id', '=', $.runId)
    .where((eb) => eb.or([eb('kind', '=', 'created'), eb('reason', 'in', ['linked', 'matched'])]))
    .returning('seat'),
);

/** Drops people who are missing at their seat but are members: they have another seat, which is checked separately. */
export const skipPresent = prepare(
  (db, $: SqlParams<Omit<OfRun, 'connectionId'> & { keys: readonly string[] }>) =>
    db
      .deleteFrom('directory.change')
      .where('tenant_id', '=', $.tenantId)
      .where('run_id', '=', $.runId)
      .where((eb) => eb('key', '=', eb.fn.any($.keys))),
);

/** Marks unchanged people as seen, so that a slower run, which read them earlier, does not overwrite anything. */
export const noteRead = prepare((db, $: SqlParams<OfRun>) =>
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
    .where(isUnplanned($)),
);

/** Removes a run that found nothing to do. */
export const removeRun = prepare((db, $: SqlParams<Omit<OfRun, 'connectionId'>>) =>
  db.deleteFrom('directory.run').where('tenant_id', '=', $.tenantId).where('id', '=', $.runId),
);

export const anyChange = prepare((db, $: SqlParams<Omit<OfRun, 'connectionId'>>) =>
  db
    .selectFrom('directory.change')
    .select('key')
    .where('tenant_id', '=', $.tenantId)
    .where('run_id', '=', $.runId)
    .limit(1),
);
