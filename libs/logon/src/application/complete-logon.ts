import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, newId, type Clock } from '#kernel';
import { AccountActivity, type Authority } from '#accounts';
import { EventPublisher } from '#messaging';
import type { Transaction } from '#database';
import { LogonCompleted } from '../events.js';
import { actingAs } from './acting-as.js';
import { OpenSession, type Device, type OpenedSession } from './open-session.js';

export interface ProvenLogon {
  readonly browserHash: Buffer;
  readonly accountId: string;
  readonly method: string;
  readonly returnTo: string;
  readonly bornOf?: string | undefined;
  /** What it was exchanged for, such as a ticket. */
  readonly begunBy?: string | undefined;
  readonly device: Device;
  /** See `SessionOrigin`. */
  readonly authority: Authority;
  /** See `SessionOrigin`. */
  readonly isHeld?: boolean;
  /** See `SessionOrigin`. */
  readonly longestSeconds?: number;
}

/** A completed logon: whose, the session's cookie value, and where the browser goes. */
export interface CompletedLogon extends OpenedSession {
  readonly accountId: string;
  readonly returnTo: string;
}

/** Completes a logon whose account is proven, at once. The one place where a logon becomes a session. */
@Injectable()
export class CompleteLogon {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly sessions: OpenSession,
    private readonly activity: AccountActivity,
    private readonly events: EventPublisher,
  ) {}

  /** Completes in the caller's transaction. A logon that waited in this browser is abandoned. */
  async complete(transaction: Transaction, logon: ProvenLogon): Promise<CompletedLogon> {
    const logonId = newId();
    const opened = await this.sessions.open(transaction, logon);
    transaction.send(
      `insert into logon.logon (id, tenant_id, browser_hash, purpose, state, method, account_id, session_id,
         return_to, ip, user_agent, created_at, expires_at, completed_at, begun_by)
       values ($1, $2, $3, 'logon', 'completed', $4, $5, $6, $7, $8, $9, $10, $10, $10, $11)`,
      [
        logonId,
        transaction.tenantId,
        logon.browserHash,
        logon.method,
        logon.accountId,
        opened.sessionId,
        logon.returnTo,
        logon.device.ip,
        logon.device.userAgent,
        this.clock.now(),
        logon.begunBy ?? null,
      ],
    );
    this.activity.noteLogon(transaction, logon.accountId, this.clock.now());
    const { accountId, method, device: browser } = logon;
    const facts = { method, accountId, logonId, sessionId: opened.sessionId, browser };
    actingAs(accountId, () => {
      this.events.publish(transaction, LogonCompleted, { outcome: 'success', purpose: 'logon', ...facts });
    });
    return { ...opened, accountId, returnTo: logon.returnTo };
  }
}
