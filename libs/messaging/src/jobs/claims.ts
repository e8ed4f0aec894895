import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '#database';
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

const AT_END = `clock_timestamp() + make_interval(secs => ${String(CLAIM_SECONDS)})`;

/**
 * Who does what. In PostgreSQL, so that nothing is done twice at once while a queue is away or has lost its data. A worker that
 * dies keeps what it had for half a minute. All of it is by PostgreSQL's clock.
 */
@Injectable()
export class Claims {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Claims in the caller's transaction. False: somebody else has it. */
  async take(transaction: Transaction, { job, key, run }: Claim): Promise<boolean> {
    const rows = await transaction.query(
      `insert into messaging.claim as c (job, key, run, ends_at) values ($1, $2, $3, ${AT_END})
       on conflict (job, key) do update set run = excluded.run, ends_at = excluded.ends_at
       where c.ends_at <= clock_timestamp() returning 1`,
      [job, key, run],
    );
    return rows.length > 0;
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
  async release(transaction: Transaction, { job, key, run }: Claim): Promise<boolean> {
    const rows = await transaction.query(
      'delete from messaging.claim where job = $1 and key = $2 and run = $3 returning 1',
      [job, key, run],
    );
    return rows.length > 0;
  }

  /** Lets go at once. */
  async letGo(claim: Claim): Promise<void> {
    await this.unitOfWork.runWithoutTenant((transaction) => this.release(transaction, claim));
  }

  /** Keeps everybody off for half a minute, unless somebody is at it. */
  async rest({ job, key, run }: Claim): Promise<void> {
    await this.unitOfWork.ask(
      null,
      `insert into messaging.claim (job, key, run, ends_at) values ($1, $2, $3, ${AT_END}) on conflict do nothing`,
      [job, key, run],
    );
  }

  private async renew({ job, key, run }: Claim): Promise<boolean> {
    const rows = await this.unitOfWork.ask(
      null,
      `update messaging.claim set ends_at = ${AT_END} where job = $1 and key = $2 and run = $3 returning 1`,
      [job, key, run],
    );
    return rows.length > 0;
  }
}
