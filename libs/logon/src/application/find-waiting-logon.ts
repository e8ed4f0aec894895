import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import type { Transaction } from '#database';
import { waitingLogon } from '../infra/waiting-statements.js';

/** A logon that waits, in its browser, for what it needs. */
export interface WaitingLogon {
  readonly logonId: string;
  /** Key of the requirement that it needs next. */
  readonly need: string;
  /** The method that it began with. */
  readonly method: string;
  /** Id of what the module keeps that began it; null: it began with a proof. */
  readonly subject: string | null;
  /** Null until an account is proven. */
  readonly accountId: string | null;
  readonly purpose: string;
}

/** Tells what the logon of a browser waits for. What decides is the step that goes on with it. */
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
