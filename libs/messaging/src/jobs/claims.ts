import { Injectable } from '@nestjs/common';
import { sql, statementsOn, UnitOfWork, type Slots, type Transaction } from '#database';
import { claimTable } from '../tables/claim.table.js';
import { HeldClaim } from './held-claim.js';

/** Seconds for which somebody has something to themselves, unless they say again that they are at it. */
const CLAIM_SECONDS = 30;

/** What one worker does and no other: a job, or a long task. */
export interface Claim {
  /** Kind of work. */
  readonly job: string;
  /** Which work of the kind. */
  readonly key: string;
  /** Who does it: an id that is new with each attempt. */
  readonly run: string;
}

const { prepare } = statementsOn(claimTable);

const AT_END = sql<Date>`clock_timestamp() + make_interval(secs => ${sql.lit(CLAIM_SECONDS)})`;
const PRESENT = sql<Date>`clock_timestamp()`;

const takeClaim = prepare((db, $: Slots<Claim>) =>
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

const renewClaim = prepare((db, $: Slots<Claim>) =>
  db
    .updateTable('messaging.claim')
    .set({ ends_at: AT_END })
    .where('job', '=', $.job)
    .where('key', '=', $.key)
    .where('run', '=', $.run)
    .returning('run'),
);

const releaseClaim = prepare((db, $: Slots<Claim>) =>
  db
    .deleteFrom('messaging.claim')
    .where('job', '=', $.job)
    .where('key', '=', $.key)
    .where('run', '=', $.run)
    .returning('run'),
);

/** Leaves a claim alone that somebody has. */
const restClaim = prepare((db, $: Slots<Claim>) =>
  db
    .insertInto('messaging.claim')
    .values({ job: $.job, key: $.key, run: $.run, ends_at: AT_END })
    .onConflict((conflict) => conflict.doNothing()),
);

/**
 * Who does what. In PostgreSQL, so that nothing is done twice at once while a queue is away or has lost its data. A worker that
 * dies keeps what it had for half a minute. All of it is by PostgreSQL's clock.
 */
@Injectable()
export class Claims {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Claims in the caller's transaction. False: somebody else has it. */
  async take(transaction: Transaction, claim: Claim): Promise<boolean> {
    return (await transaction.run(takeClaim, claim)).length > 0;
  }

  /** Claims at once. Undefined: somebody else has it. Otherwise it is held until it is let go of. */
  async hold(claim: Claim): Promise<HeldClaim | undefined> {
    const isTaken = await this.unitOfWork.runWithoutTenant((transaction) => this.take(transaction, claim));
    return isTaken ? this.holding(claim) : undefined;
  }

  /** Keeps what was taken until it is let go of. */
  holding(claim: Claim): HeldClaim {
    return new HeldClaim((CLAIM_SECONDS * 1_000) / 3, () => this.renew(claim));
  }

  /** Lets go with the caller's transaction. False: somebody else has it by now. */
  async release(transaction: Transaction, claim: Claim): Promise<boolean> {
    return (await transaction.run(releaseClaim, claim)).length > 0;
  }

  /** Lets go at once. */
  async letGo(claim: Claim): Promise<void> {
    await this.unitOfWork.runWithoutTenant((transaction) => this.release(transaction, claim));
  }

  /** Keeps everybody off for half a minute, unless somebody is at it. */
  async rest(claim: Claim): Promise<void> {
    await this.unitOfWork.ask(null, restClaim, claim);
  }

  private async renew(claim: Claim): Promise<boolean> {
    return (await this.unitOfWork.ask(null, renewClaim, claim)).length > 0;
  }
}
