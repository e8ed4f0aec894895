import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, newId, type Clock } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { EventPublisher } from '#messaging';
import type { LogonInProgress } from '../domain/logon-in-progress.js';
import type { PendingRequirement, LogonOutcome } from '../domain/logon-outcome.js';
import type { LogonRequirement } from '../domain/logon-requirement.js';
import type { LogonStep, UnprovenLogon } from '../domain/logon-step.js';
import { rolesWithin } from '../domain/proof.js';
import { LogonAwaitsProof } from '../events.js';
import { LogonStore } from '../infra/logon-store.js';
import { ProofStore } from '../infra/proof-store.js';
import { actingAs } from './acting-as.js';
import { AdmitProof } from './admit-proof.js';
import { FinishLogon } from './finish-logon.js';
import { LogonPolicy } from './logon-policy.js';
import { FindOrStartLogon } from './find-or-start-logon.js';
import { notActive } from './not-active.js';

/**
 * The single state machine for every logon and fresh authentication. It takes a proof, asks the policy what is missing, and returns a
 * session or what the logon still needs.
 */
@Injectable()
export class AdvanceLogon {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly admitProof: AdmitProof,
    private readonly findOrStart: FindOrStartLogon,
    private readonly policy: LogonPolicy,
    private readonly finish: FinishLogon,
    private readonly logons: LogonStore,
    private readonly proofs: ProofStore,
    private readonly events: EventPublisher,
  ) {}

  /** As `withTimeout`, in its own transaction. A refusal leaves the logon unchanged. */
  async execute(tenantId: string, step: LogonStep): Promise<LogonOutcome> {
    return this.unitOfWork.run(tenantId, (transaction) => this.executeIn(transaction, step));
  }

  /**
   * Takes a proof and advances its logon. When it throws, the caller's transaction must not be committed, unless the step is held.
   *
   * @throws DomainError `method.disabled`, `method.cannot_prove`, `logon.nothing_waits`, `account.other`, `account.not_active`,
   * `session.required`, and the errors of the requirement's completion
   */
  async executeIn(transaction: Transaction, step: LogonStep): Promise<LogonOutcome> {
    const proof = await this.admitProof.executeIn(transaction, step);
    const logon = await this.findOrStart.executeIn(transaction, step, proof);
    return actingAs(logon.accountId, async () => {
      const missing =
        logon.emergency === undefined ? await this.policy.missing(transaction, logon) : undefined;
      if (missing !== undefined) return this.wait(transaction, logon, missing);
      return this.finish.executeIn(transaction, logon);
    });
  }

  /** Begins a logon that has not proven an account yet. It waits in its browser for what its module asks for. */
  async begin(transaction: Transaction, logon: UnprovenLogon): Promise<PendingRequirement> {
    const { key, purpose, page } = this.policy.byKey(logon.need);
    const logonId = newId();
    const needs = { key, subject: logon.subject };
    await this.logons.wait(transaction, { ...logon, id: logonId, purpose }, needs, this.clock.now());
    if (logon.isMetAtOnce !== true) {
      const { method, device: browser } = logon;
      this.events.publish(transaction, LogonAwaitsProof, { method, logonId, step: key, browser });
    }
    return { kind: 'needs', logonId, need: key, page };
  }

  private async wait(
    transaction: Transaction,
    logon: LogonInProgress,
    { key, page }: LogonRequirement,
  ): Promise<PendingRequirement> {
    const { id: logonId, accountId, method, device, proofs } = logon;
    const now = this.clock.now();
    if (logon.isNew) await this.logons.wait(transaction, logon, { key }, now);
    if (!(await this.logons.waitAsAccount(transaction, logonId, accountId, rolesWithin(proofs), key)))
      throw notActive(logon);
    const last = proofs.at(-1) ?? proofs[0];
    this.proofs.add(transaction, logonId, accountId, last, now);
    this.events.publish(transaction, LogonAwaitsProof, { method, logonId, step: key, browser: device });
    return { kind: 'needs', logonId, need: key, page };
  }
}
