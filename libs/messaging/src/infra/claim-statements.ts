import { sql, statementsOn, type SqlParams } from '#database';
import { claimTable } from './claim.table.js';

const { prepare } = statementsOn(claimTable);

/** Seconds for which a claim is valid unless it is renewed. */
export const CLAIM_SECONDS = 30;

/** Work that only one worker may do at a time: a job, or a long task. */
export interface Claim {
  /** Kind of work. */
  readonly job: string;
  /** Which work of that kind. */
  readonly key: string;
  /** The claimant: an id that is new with each attempt. */
  readonly run: string;
}

const AT_END = sql<Date>`clock_timestamp() + make_interval(secs => ${sql.lit(CLAIM_SECONDS)})`;
const PRESENT = sql<Date>`clock_timestamp()`;

/** Takes a claim unless another run holds it. */
export const takeClaim = prepare((db, $: SqlParams<Claim>) =>
  db
    .insertInto('messaging.claim')
    .values({ job: $.job, key: $.key, run: $.run, ends_at: AT_END })
    .onConflict((conflict) =>
      conflict
        .columns(['job', 'key'])
        .doUpdateSet({ run: $.run, ends_at: AT_END })
        .where('messaging.claim.ends_at', '<=', PRESENT),
    )
    .returning('run'),
);

export const renewClaim = prepare((db, $: SqlParams<Claim>) =>
  db
    .updateTable('messaging.claim')
    .set({ ends_at: AT_END })
    .where('job', '=', $.job)
    .where('key', '=', $.key)
    .where('run', '=', $.run)
    .returning('run'),
);

export const releaseClaim = prepare((db, $: SqlParams<Claim>) =>
  db
    .deleteFrom('messaging.claim')
    .where('job', '=', $.job)
    .where('key', '=', $.key)
    .where('run', '=', $.run)
    .returning('run'),
);

/** Removes claims of dead workers on rows that nothing has claimed since. */
export const forgetClaims = prepare((db) =>
  db.deleteFrom('messaging.claim').where('ends_at', '<', sql<Date>`now() - interval '1 day'`),
);
