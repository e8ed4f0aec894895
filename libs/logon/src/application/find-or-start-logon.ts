import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, newId, type Clock } from '#kernel';
import type { Transaction } from '#database';
import { LogonMenu, LogonMethods } from '#logon-menu';
import { LOGON, REAUTHENTICATE, type LogonInProgress } from '../domain/logon-in-progress.js';
import type { LogonStep } from '../domain/logon-step.js';
import type { TakenProof } from '../domain/proof.js';
import { LogonStore } from '../infra/logon-store.js';
import { ProofStore } from '../infra/proof-store.js';

/** Finds the logon that a proof belongs to: a new one, or the one in this browser that waits for this proof. */
@Injectable()
export class FindOrStartLogon {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly menu: LogonMenu,
    private readonly methods: LogonMethods,
    private readonly logons: LogonStore,
    private readonly proofs: ProofStore,
  ) {}

  /** @throws DomainError `logon.nothing_waits`, `account.other`, `method.disabled` */
  async executeIn(transaction: Transaction, step: LogonStep, proof: TakenProof): Promise<LogonInProgress> {
    const { browserHash, device, aim } = step;
    const common = { browserHash, device, accountId: step.proof.accountId };
    if (aim.kind === 'need') return this.waiting(transaction, common, aim.need, proof);
    const { kind, ...facts } = aim;
    return {
      ...common,
      ...facts,
      id: newId(),
      isNew: true,
      purpose: kind === 'fresh' ? REAUTHENTICATE : LOGON,
      method: proof.method,
      proofs: [proof],
      isHeld: step.isHeld === true,
    };
  }

  private async waiting(
    transaction: Transaction,
    common: Pick<LogonInProgress, 'browserHash' | 'device' | 'accountId'>,
    need: string,
    proof: TakenProof,
  ): Promise<LogonInProgress> {
    const row = await this.logons.take(transaction, common.browserHash, need, this.clock.now());
    if (row === undefined || row.isOutdated) throw new DomainError('gone', 'logon.nothing_waits');
    if (row.accountId !== null && row.accountId !== common.accountId)
      throw new DomainError('forbidden', 'account.other');
    const earlier = row.accountId === null ? [] : await this.proofs.of(transaction, row.id);
    // Off means off, for logons in flight too: this checks every method that the logon has used.
    for (const method of new Set([row.method, ...earlier.map(({ method: used }) => used)])) {
      if (this.methods.byKey(method) !== undefined) await this.menu.assertEnabled(transaction, method);
    }
    const [first, ...others] = earlier;
    return {
      ...common,
      id: row.id,
      isNew: false,
      purpose: row.purpose,
      method: row.method,
      proofs: first === undefined ? [proof] : [first, ...others, proof],
      returnTo: row.returnTo,
      begunWith:
        row.step === null || row.subject === null ? undefined : { key: row.step, subject: row.subject },
      sessionId: row.sessionId ?? undefined,
      application: row.application ?? undefined,
      isHeld: false,
    };
  }
}
