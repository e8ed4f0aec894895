import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '#database';
import { CLAIM_SECONDS, releaseClaim, renewClaim, takeClaim, type Claim } from '../infra/claim-statements.js';
import { HeldClaim } from './held-claim.js';

/**
 * Which worker does what. Claims are in PostgreSQL, so that nothing is done twice at once while a queue is away or has lost its data. The
 * claims of a dead worker last for half a minute. All times are by PostgreSQL's clock.
 */
@Injectable()
export class Claims {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Takes a claim in the caller's transaction. False: another worker holds it. */
  async take(transaction: Transaction, claim: Claim): Promise<boolean> {
    return (await transaction.run(takeClaim, claim)).length > 0;
  }

  /** Takes a claim at once and holds it until it is released. Undefined: another worker holds it. */
  async hold(claim: Claim): Promise<HeldClaim | undefined> {
    const isTaken = await this.unitOfWork.runWithoutTenant((transaction) => this.take(transaction, claim));
    return isTaken ? this.holding(claim) : undefined;
  }

  /** Renews a claim that was taken until it is released. */
  holding(claim: Claim): HeldClaim {
    const goodForMs = CLAIM_SECONDS * 1_000;
    return new HeldClaim(goodForMs / 3, goodForMs, () => this.renew(claim));
  }

  /** Releases a claim in the caller's transaction. False: another worker holds it by now. */
  async release(transaction: Transaction, claim: Claim): Promise<boolean> {
    return (await transaction.run(releaseClaim, claim)).length > 0;
  }

  /** Releases a claim at once. */
  async letGo(claim: Claim): Promise<void> {
    await this.unitOfWork.runWithoutTenant((transaction) => this.release(transaction, claim));
  }

  /** Blocks a row for half a minute, unless a worker holds it. */
  async rest(claim: Claim): Promise<void> {
    await this.unitOfWork.query(null, takeClaim, claim);
  }

  private async renew(claim: Claim): Promise<boolean> {
    return (await this.unitOfWork.query(null, renewClaim, claim)).length > 0;
  }
}
