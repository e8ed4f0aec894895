import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '#database';
import { CLAIM_SECONDS, releaseClaim, renewClaim, takeClaim, type Claim } from '../infra/claim-statements.js';
import { HeldClaim } from './held-claim.js';

/**
 * Who does what. In PostgreSQL, so that nothing is done twice at once while a queue is away or has lost its data. A worker that
 * dies keeps what it had for half a minute. All times are by PostgreSQL's clock.
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
    const goodForMs = CLAIM_SECONDS * 1_000;
    return new HeldClaim(goodForMs / 3, goodForMs, () => this.renew(claim));
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
    await this.unitOfWork.ask(null, takeClaim, claim);
  }

  private async renew(claim: Claim): Promise<boolean> {
    return (await this.unitOfWork.ask(null, renewClaim, claim)).length > 0;
  }
}
