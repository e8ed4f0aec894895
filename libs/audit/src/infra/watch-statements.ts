import { sql, type SqlParams } from '#database';
import { prepare } from './statements.js';

/** The last finding of the watch, locked until the transaction ends. */
export const formerFinding = prepare((db, $: SqlParams<{ tenantId: string }>) =>
  db.selectFrom('audit.watch').select(['code', 'sequence']).where('tenant_id', '=', $.tenantId).forUpdate(),
);

interface Finding {
  readonly tenantId: string;
  readonly walkedTo: string | null;
  /** Null: no problem. */
  readonly code: string | null;
  readonly sequence: string | null;
  readonly finding: string | null;
  readonly isNewRound: boolean;
  readonly isNew: boolean;
}

const PRESENT = sql<Date>`clock_timestamp()`;

export const keepFinding = prepare((db, $: SqlParams<Finding>) =>
  db
    .insertInto('audit.watch')
    .values({
      tenant_id: $.tenantId,
      looked_at: PRESENT,
      round_began_at: PRESENT,
      walked_to: $.walkedTo,
      code: $.code,
      sequence: $.sequence,
      finding: $.finding,
      since: sql<Date | null>`case when ${$.code}::text is not null then clock_timestamp() end`,
    })
    .onConflict((conflict) =>
      conflict.column('tenant_id').doUpdateSet((eb) => ({
        looked_at: eb.ref('excluded.looked_at'),
        walked_to: eb.ref('excluded.walked_to'),
        round_began_at: sql<Date>`case when ${$.isNewRound} then excluded.round_began_at
          else watch.round_began_at end`,
        code: eb.ref('excluded.code'),
        sequence: eb.ref('excluded.sequence'),
        finding: eb.ref('excluded.finding'),
        since: sql<Date | null>`case when ${$.isNew} then excluded.since else watch.since end`,
      })),
    ),
);

/** The number of logs with a problem, and the age of the oldest check. */
export const watchFigures = prepare((db) =>
  db
    .selectFrom('audit.watch')
    .select([
      sql<number>`(count(*) filter (where code is not null))::int`.as('doubted'),
      sql<number>`coalesce(max(extract(epoch from clock_timestamp() - looked_at)), 0)::float8`.as('age'),
    ]),
);
