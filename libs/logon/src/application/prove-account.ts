import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, type Clock } from '#kernel';
import { AccountActivity, type Authority } from '#accounts';
import { UnitOfWork, type Transaction } from '#database';
import { LogonMenu, LogonMethods } from '#logon-menu';
import { EventPublisher } from '#messaging';
import { CompletionSteps } from './completion-steps.js';
import { LogonCompleted } from '../events.js';
import { actingAs } from './acting-as.js';
import { CompleteLogon, type CompletedLogon, type ProvenLogon } from './complete-logon.js';
import { OpenSession, type Device } from './open-session.js';

/** An account that a method has just proven, in which browser. */
export interface Proof {
  readonly browserHash: Buffer;
  readonly accountId: string;
  readonly method: string;
  readonly device: Device;
  /** On whose word that which proved the account is its owner's. */
  readonly authority: Authority;
}

interface WaitingRow {
  readonly id: string;
  readonly method: string;
  readonly step: string;
  readonly step_subject: string;
  readonly return_to: string;
}

/** Takes the proof of an account to the end of the logon that it belongs to. */
@Injectable()
export class ProveAccount {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly menu: LogonMenu,
    private readonly methods: LogonMethods,
    private readonly steps: CompletionSteps,
    private readonly completeLogon: CompleteLogon,
    private readonly sessions: OpenSession,
    private readonly activity: AccountActivity,
    private readonly events: EventPublisher,
  ) {}

  /** A logon that needed nothing but this proof. */
  async forLogon(tenantId: string, proof: ProvenLogon): Promise<CompletedLogon> {
    return this.unitOfWork.run(tenantId, async (transaction) => {
      await this.menu.assertEnabled(transaction, proof.method);
      return this.completeLogon.complete(transaction, proof);
    });
  }

  /**
   * The proof that the logon waiting in this browser needs. The waiting logon, what it brings about, and the session
   * are one transaction: a refusal by the completion step leaves all as it was.
   */
  async forWaitingLogon(tenantId: string, proof: Proof): Promise<CompletedLogon> {
    if (this.methods.byKey(proof.method)?.proves !== true) {
      throw new DomainError('forbidden', 'method.cannot_prove', {
        detail: `${proof.method} cannot prove an account.`,
      });
    }
    return this.unitOfWork.run(tenantId, async (transaction) => {
      await this.menu.assertEnabled(transaction, proof.method);
      return this.completeWaiting(transaction, proof);
    });
  }

  /** As `forWaitingLogon`, in the caller's transaction and with a proof that is no method of the menu. */
  async completeWaiting(transaction: Transaction, proof: Proof): Promise<CompletedLogon> {
    const now = this.clock.now();
    const [waiting] = await transaction.query<WaitingRow>(
      `update logon.logon set state = 'completed', account_id = $3, completed_at = $4
       where tenant_id = $1 and browser_hash = $2 and state = 'awaiting_proof' and expires_at > $4
       returning id, method, step, step_subject, return_to`,
      [transaction.tenantId, proof.browserHash, proof.accountId, now],
    );
    if (waiting === undefined) throw new DomainError('gone', 'logon.nothing_waits');
    // Off means off for logons in flight, too: also for the method that this one began with.
    await this.menu.assertEnabled(transaction, waiting.method);
    return actingAs(proof.accountId, () => this.finish(transaction, waiting, proof));
  }

  /** What the proof brings about; whoever has given it does this. */
  private async finish(transaction: Transaction, waiting: WaitingRow, proof: Proof): Promise<CompletedLogon> {
    const { bornOf } = await this.steps.byName(waiting.step).complete(transaction, {
      logonId: waiting.id,
      subject: waiting.step_subject,
      accountId: proof.accountId,
      method: proof.method,
      authority: proof.authority,
    });
    const session = await this.sessions.open(transaction, { ...proof, bornOf });
    await transaction.query('update logon.logon set session_id = $3 where tenant_id = $1 and id = $2', [
      transaction.tenantId,
      waiting.id,
      session.sessionId,
    ]);
    this.activity.noteLogon(transaction, proof.accountId, this.clock.now());
    this.events.publish(transaction, LogonCompleted, {
      outcome: 'success',
      method: proof.method,
      accountId: proof.accountId,
      logonId: waiting.id,
      sessionId: session.sessionId,
      purpose: 'attach',
      browser: proof.device,
    });
    return { ...session, accountId: proof.accountId, returnTo: waiting.return_to };
  }
}
