import { BATCH, isAmong, ROW_PLACE, sql, type RawBuilder, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import type { LogonOutcome } from '../domain/logon-outcome.js';
import { prepare } from './statements.js';

/** The day of a moment, in UTC. */
const dayOf = (at: RawBuilder<Date>): RawBuilder<string> => sql`(${at} at time zone 'UTC')::date`;

type Ends = SqlParams<{
  tenantId: string;
  days: readonly string[];
  methods: readonly string[];
  outcomes: readonly LogonOutcome[];
  counts: readonly number[];
}>;

/** Adds to the counts by day (`YYYY-MM-DD`), method and outcome; each combination occurs once. Rows are locked in a fixed order. */
export const addEnds = prepare((db, $: Ends) =>
  db
    .insertInto('overview.logon_day')
    .columns(['tenant_id', 'day', 'method', 'outcome', 'count'])
    .expression(
      db
        .selectFrom(
          sql<{
            day: string;
            method: string;
            outcome: LogonOutcome;
            count: string;
          }>`unnest(${$.days}::date[], ${$.methods}::text[], ${$.outcomes}::text[], ${$.counts}::bigint[])`.as<'ended'>(
            sql`ended(day, method, outcome, count)`,
          ),
        )
        .select([
          sql<string>`${$.tenantId}::uuid`.as('tenant_id'),
          'ended.day',
          'ended.method',
          'ended.outcome',
          'ended.count',
        ])
        .orderBy(sql`2, 3, 4`),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'day', 'method', 'outcome'])
        .doUpdateSet({ count: sql<string>`logon_day.count + excluded.count` }),
    ),
);

/** By day, method and outcome; days as `YYYY-MM-DD`. */
export const logonCounts = prepare((db, $: SqlParams<{ tenantId: string; from: string }>) =>
  db
    .selectFrom('overview.logon_day')
    .select([
      sql<string>`to_char(day, 'YYYY-MM-DD')`.as('day'),
      'method',
      'outcome',
      sql<number>`count::int`.as('count'),
    ])
    .where('tenant_id', '=', $.tenantId)
    .where('day', '>=', $.from)
    .orderBy(sql`1, 2, 3`),
);

/** Returns a row if anybody has ever logged on by one of the methods. */
export const anyLogonBy = prepare((db, $: SqlParams<{ tenantId: string; methods: readonly string[] }>) =>
  db
    .selectFrom('overview.logon_day')
    .select('method')
    .where('tenant_id', '=', $.tenantId)
    .where((eb) => eb('method', '=', eb.fn.any($.methods)))
    .where('outcome', '=', 'completed')
    .limit(1),
);

/** The median duration of logons, in seconds. */
export const medianSeconds = prepare((db, $: SqlParams<{ tenantId: string; from: string }>) =>
  db
    .with('by_second', (db) =>
      db
        .selectFrom('overview.logon_duration')
        .select((eb) => ['seconds', eb.fn.sum('count').as('count')])
        .where('tenant_id', '=', $.tenantId)
        .where('day', '>=', $.from)
        .groupBy('seconds'),
    )
    .with('running', (db) =>
      db
        .selectFrom('by_second')
        .select([
          'seconds',
          sql<number>`sum(count) over (order by seconds)`.as('until'),
          sql<number>`sum(count) over ()`.as('total'),
        ]),
    )
    .selectFrom('running')
    .select('seconds')
    .where(sql<boolean>`until * 2 >= total`)
    .orderBy('seconds')
    .limit(1),
);

/** Days for which figures are kept: a year plus a month, to compare with the same month of the year before. */
const KEPT_DAYS = 400;

// Rows are not locked before they are removed: nothing changes them any more, and locking would need a privilege that the table of unusual
// events does not grant.

type At = SqlParams<{ now: DatabaseNow }>;

const oldestDay = ($: At): RawBuilder<string> =>
  sql`${dayOf(sql`${$.now}::timestamptz`)} - ${sql.lit(KEPT_DAYS)}`;

/** Deletes a batch of counts that are too old to be shown. */
export const purgeCounts = prepare((db, $: At) =>
  db
    .deleteFrom('overview.logon_day')
    .where(
      isAmong(
        db.selectFrom('overview.logon_day').select(ROW_PLACE).where('day', '<', oldestDay($)).limit(BATCH),
      ),
    )
    .returning('day'),
);

/** Deletes a batch of durations that are too old to be shown. */
export const purgeDurations = prepare((db, $: At) =>
  db
    .deleteFrom('overview.logon_duration')
    .where(
      isAmong(
        db
          .selectFrom('overview.logon_duration')
          .select(ROW_PLACE)
          .where('day', '<', oldestDay($))
          .limit(BATCH),
      ),
    )
    .returning('day'),
);

/** Deletes a batch of unusual events that are too old to be shown. */
export const purgeUnusual = prepare((db, $: At) =>
  db
    .deleteFrom('overview.unusual_event')
    .where(
      isAmong(
        db
          .selectFrom('overview.unusual_event')
          .select(ROW_PLACE)
          .where(
            'occurred_at',
            '<',
            sql<Date>`${$.now}::timestamptz - make_interval(days => ${sql.lit(KEPT_DAYS)})`,
          )
          .limit(BATCH),
      ),
    )
    .returning('id'),
);
