import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import type { Transaction } from '#database';

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
    const [row] = await transaction.query<WaitingLogon & Record<string, unknown>>(
      `select id as "logonId", needs as need, method, step_subject as subject, account_id as "accountId", purpose
       from logon.logon
       where tenant_id = $1 and browser_hash = $2 and state = 'awaiting_proof' and expires_at > $3`,
      [transaction.tenantId, browserHash, this.clock.now()],
    );
    return row;
  }
}
