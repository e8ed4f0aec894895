import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, newId, type Clock } from '#kernel';
import { EventPublisher } from '#messaging';
import type { Transaction } from '#database';
import { LogonAwaitsProof } from '../events.js';
import type { Device } from './open-session.js';

/** Seconds in which the proof must be brought. */
export const PROOF_LIFETIME_SECONDS = 600;

export interface WaitingLogon {
  readonly browserHash: Buffer;
  readonly method: string;
  /** Name of the completion step that runs when an account is proven. */
  readonly step: string;
  readonly subject: string;
  readonly returnTo: string;
  /** What it was exchanged for, such as a ticket. */
  readonly begunBy: string;
  readonly device: Device;
}

/** Lets a logon wait for the proof of an account, in the browser that began it. A former one there is abandoned. */
@Injectable()
export class AwaitProof {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly events: EventPublisher,
  ) {}

  async wait(transaction: Transaction, logon: WaitingLogon): Promise<{ readonly logonId: string }> {
    const logonId = newId();
    await transaction.query(
      `update logon.logon set state = 'abandoned'
       where tenant_id = $1 and browser_hash = $2 and state = 'awaiting_proof'`,
      [transaction.tenantId, logon.browserHash],
    );
    await transaction.query(
      `insert into logon.logon (id, tenant_id, browser_hash, purpose, state, method, step, step_subject, return_to, ip,
         user_agent, created_at, expires_at, begun_by)
       values ($1, $2, $3, 'attach', 'awaiting_proof', $4, $5, $6, $7, $8, $9, $10,
         $10::timestamptz + make_interval(secs => ${String(PROOF_LIFETIME_SECONDS)}), $11)`,
      [
        logonId,
        transaction.tenantId,
        logon.browserHash,
        logon.method,
        logon.step,
        logon.subject,
        logon.returnTo,
        logon.device.ip,
        logon.device.userAgent,
        this.clock.now(),
        logon.begunBy,
      ],
    );
    this.events.publish(transaction, LogonAwaitsProof, {
      method: logon.method,
      logonId,
      step: logon.step,
      browser: logon.device,
    });
    return { logonId };
  }
}
