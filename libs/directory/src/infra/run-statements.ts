import { sql, type Json, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import type { RunKind, RunState } from '../domain/run.js';
import type { Threshold } from '../domain/threshold.js';
import { RUN_COLUMNS } from './run-columns.js';
import { prepare } from './statements.js';

/** Seconds for which a silent attempt keeps its run. */
export const LEASE_SECONDS = 60;

interface Starting {
  readonly id: string;
  readonly tenantId: string;
  readonly connectionId: string;
  readonly kind: RunKind;
  readonly isForced: boolean;
  readonly mostLeavers: number | null;
  readonly requestedBy: string | null;
  /** Seconds until a worker may take the run. */
  readonly waitSeconds: number;
  readonly now: DatabaseNow;
}

/** Returns no row while another run of the connection is in progress. */
export const insertRun = prepare((db, $: SqlParams<Starting>) =>
  db
    .insertInto('directory.run')
    .values({
      id: $.id,
      tenant_id: $.tenantId,
      connection_id: $.connectionId,
      kind: $.kind,
      state: 'reading',
      is_forced: $.isForced,
      most_leavers: $.mostLeavers,
      requested_by: $.requestedBy,
      next_attempt_at: sql<Date>`${$.now}::timestamptz + ${$.waitSeconds}::float8 * interval '1 second'`,
      created_at: $.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id'),
);

type Attempt = SqlParams<{ tenantId: string; id: string; worker: string; now: DatabaseNow }>;

const lease = (now: Attempt['now']) =>
  sql<Date>`${now}::timestamptz + ${sql.lit(LEASE_SECONDS)} * interval '1 second'`;

/** Claims a run for an attempt. Returns no row when the run has ended. */
export const takeRun = prepare((db, $: Attempt) =>
  db
    .updateTable('directory.run')
    .set((eb) => ({ worker: $.worker, attempts: eb('attempts', '+', 1), next_attempt_at: lease($.now) }))
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id)
    .where('finished_at', 'is', null)
    .returning([...RUN_COLUMNS, 'attempts']),
);

/** Locks the run until the transaction ends. Returns no row when the attempt has lost it. */
export const keepRun = prepare((db, $: Attempt) =>
  db
    .updateTable('directory.run')
    .set({ next_attempt_at: lease($.now) })
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id)
    .where('worker', '=', $.worker)
    .where('finished_at', 'is', null)
    .returning('id'),
);

/** Keeps others from changing the run until the transaction ends. Returns no row if the attempt has lost the run. */
export const shareRun = prepare((db, $: SqlParams<{ tenantId: string; id: string; worker: string }>) =>
  db
    .selectFrom('directory.run')
    .select('id')
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id)
    .where('worker', '=', $.worker)
    .where('finished_at', 'is', null)
    .forShare(),
);

type Of = SqlParams<{ tenantId: string; id: string }>;

interface Read {
  readonly tenantId: string;
  readonly id: string;
  readonly unitsFound: number;
  readonly unitsRead: number;
  readonly peopleRead: number;
}

/** Adds to the number of people read: counting everything after each unit would take longer than reading it. */
export const addRead = prepare((db, $: SqlParams<Read>) =>
  db
    .updateTable('directory.run')
    .set({
      units_found: sql<number>`units_found + ${$.unitsFound}::integer`,
      units_read: sql<number>`units_read + ${$.unitsRead}::integer`,
      people_read: sql<number>`people_read + ${$.peopleRead}::integer`,
    })
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id),
);

export const advanceRun = prepare((db, $: SqlParams<{ tenantId: string; id: string; state: RunState }>) =>
  db
    .updateTable('directory.run')
    .set({ state: $.state })
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id),
);

interface Finishing {
  readonly tenantId: string;
  readonly id: string;
  readonly state: RunState;
  readonly stoppedBy: Threshold | null;
  readonly failure: string | null;
  readonly facts: Json<Readonly<Record<string, unknown>>> | null;
  readonly now: DatabaseNow;
}

/** Returns no row if the run has ended already. */
export const finishRun = prepare((db, $: SqlParams<Finishing>) =>
  db
    .updateTable('directory.run')
    .set({
      state: $.state,
      stopped_by: $.stoppedBy,
      failure: $.failure,
      facts: $.facts,
      worker: null,
      next_attempt_at: null,
      finished_at: $.now,
    })
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id)
    .where('finished_at', 'is', null)
    .returning(RUN_COLUMNS),
);

/** Lets another attempt continue after a pause. */
export const waitWithRun = prepare(
  (
    db,
    $: SqlParams<{ tenantId: string; id: string; worker: string; pauseSeconds: number; now: DatabaseNow }>,
  ) =>
    db
      .updateTable('directory.run')
      .set({
        worker: null,
        next_attempt_at: sql<Date>`${$.now}::timestamptz + ${$.pauseSeconds}::float8 * interval '1 second'`,
      })
      .where('tenant_id', '=', $.tenantId)
      .where('id', '=', $.id)
      .where('worker', '=', $.worker)
      .where('finished_at', 'is', null),
);

export const oneRun = prepare((db, $: Of) =>
  db
    .selectFrom('directory.run')
    .select(RUN_COLUMNS)
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id),
);

/** Latest first, without runs for events, which are found by id. */
export const latestRuns = prepare((db, $: SqlParams<{ tenantId: string; limit: number }>) =>
  db
    .selectFrom('directory.run')
    .select(RUN_COLUMNS)
    .where('tenant_id', '=', $.tenantId)
    .where('kind', '<>', 'event')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit($.limit),
);
