import { Inject, Injectable } from '@nestjs/common';
import { AccountActivity } from '#accounts';
import { CLOCK, type Clock } from '#kernel';
import type { Transaction } from '#database';
import { EventPublisher } from '#messaging';
import { assuranceOf } from '../domain/assurance.js';
import type { LogonInProgress } from '../domain/logon-in-progress.js';
import type { CompletedLogon, RenewedSession } from '../domain/logon-outcome.js';
import { LogonCompleted, SessionReauthenticated } from '../events.js';
import { LogonStore } from '../infra/logon-store.js';
import { ProofStore } from '../infra/proof-store.js';
import { LogonPolicy } from './logon-policy.js';
import { OpenSession } from './open-session.js';
import { RenewSession } from './renew-session.js';

/** Ends a logon that lacks nothing: opens a session, or renews the session of a fresh authentication. */
@Injectable()
export class FinishLogon {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly policy: LogonPolicy,
    private readonly sessions: OpenSession,
    private readonly renewal: RenewSession,
    private readonly logons: LogonStore,
    private readonly proofs: ProofStore,
    private readonly activity: AccountActivity,
    private readonly events: EventPublisher,
  ) {}

  async executeIn(
    transaction: Transaction,
    logon: LogonInProgress,
  ): Promise<CompletedLogon | RenewedSession> {
    const { sessionId } = logon;
    return sessionId === undefined
      ? this.open(transaction, logon)
      : this.renew(transaction, { ...logon, sessionId });
  }

  private async open(transaction: Transaction, logon: LogonInProgress): Promise<CompletedLogon> {
    const { accountId, proofs, returnTo } = logon;
    const session = await this.sessions.executeIn(transaction, {
      ...logon,
      bornOf: (await this.complete(transaction, logon)) ?? proofs[0].bornOf,
      application: logon.application,
      longestSeconds: logon.emergency?.longestSeconds,
    });
    this.keep(transaction, { ...logon, sessionId: session.sessionId });
    this.activity.noteLogon(transaction, accountId, this.clock.now());
    this.events.publish(transaction, LogonCompleted, {
      outcome: 'success',
      method: proofs[0].method,
      accountId,
      logonId: logon.id,
      sessionId: session.sessionId,
      purpose: logon.purpose,
      amr: [...assuranceOf(proofs).amr],
      browser: logon.device,
    });
    const { begunWith } = logon;
    const resultPage = begunWith && this.policy.byKey(begunWith.key).resultPage;
    return { kind: 'session', ...session, accountId, returnTo, resultPage };
  }

  /** Completes the requirement with which the logon began, if any. Returns what the session is born of. */
  private async complete(transaction: Transaction, logon: LogonInProgress): Promise<string | undefined> {
    const { begunWith, id: logonId, accountId } = logon;
    if (begunWith === undefined) return undefined;
    const { method, authority } = logon.proofs[0];
    const facts = { logonId, subject: begunWith.subject, accountId, method, authority };
    return (await this.policy.byKey(begunWith.key).complete?.(transaction, facts))?.bornOf;
  }

  private async renew(
    transaction: Transaction,
    logon: LogonInProgress & { readonly sessionId: string },
  ): Promise<RenewedSession> {
    const { sessionId, accountId, proofs, returnTo } = logon;
    const { token } = await this.renewal.executeIn(transaction, logon);
    this.keep(transaction, logon);
    this.events.publish(transaction, SessionReauthenticated, {
      outcome: 'success',
      method: proofs[0].method,
      accountId,
      sessionId,
      amr: [...assuranceOf(proofs).amr],
    });
    return { kind: 'renewed', accountId, sessionId, token, returnTo };
  }

  private keep(transaction: Transaction, logon: LogonInProgress & { readonly sessionId: string }): void {
    const { id, accountId, sessionId, proofs } = logon;
    const now = this.clock.now();
    if (logon.isNew) {
      this.logons.complete(transaction, logon, proofs[0], now);
      return;
    }
    this.logons.completeWaiting(transaction, id, { accountId, sessionId }, now);
    this.proofs.add(transaction, id, accountId, proofs.at(-1) ?? proofs[0], now);
  }
}
