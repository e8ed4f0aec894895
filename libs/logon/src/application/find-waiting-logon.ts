import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import type { Transaction } from '#database';
import { waitingLogon } from '../infra/waiting-statements.js';

/** A logon that waits in its browser for something it needs. */
export interface WaitingLogon {
  readonly logonId: string;
  /** Key of the requirement that comes next. */
  readonly need: string;
  /** The method with which it began. */
  readonly method: string;
  /** Id of the record of the module that began it; null: it began with a proof. */
  readonly subject: string | null;
  /** Null until an account is proven. */
  readonly accountId: string | null;
  readonly purpose: string;
}

/** Shows what the logon of a browser waits for. It only informs; the step that continues the logon checks again. */
@Injectable()
export class FindWaitingLogon {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** The logon that waits in this browser, or undefined. A browser has one at most. */
  async inBrowser(transaction: Transaction, browserHash: Buffer): Promise<WaitingLogon | undefined> {
    const [waiting] = await transaction.run(waitingLogon, {
      tenantId: transaction.tenantId,
      browserHash,
      now: this.clock.now(),
    });
    return waiting;
  }
}
