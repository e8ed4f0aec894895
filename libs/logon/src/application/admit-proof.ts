import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import type { Transaction } from '#database';
import { LogonMenu, LogonMethods, methodDisabled } from '#logon-menu';
import type { LogonStep } from '../domain/logon-step.js';
import type { TakenProof } from '../domain/proof.js';
import { LogonPolicy } from './logon-policy.js';

/** Decides whether a proof counts for its purpose, and which evidence it gives. */
@Injectable()
export class AdmitProof {
  constructor(
    private readonly menu: LogonMenu,
    private readonly methods: LogonMethods,
    private readonly policy: LogonPolicy,
  ) {}

  /** @throws DomainError `method.cannot_prove`, `method.disabled` */
  async executeIn(transaction: Transaction, { proof, aim, isHeld }: LogonStep): Promise<TakenProof> {
    const { accountId: _, ...taken } = proof;
    const method = this.methods.byKey(proof.method);
    const way = aim.kind === 'need' ? this.wayOf(aim.need, proof.method) : undefined;
    const evidence = proof.evidence ?? method?.evidence ?? way?.evidence;
    if (evidence === undefined) throw methodDisabled();
    // Methods outside the menu, such as a link, are switched on and off by the module that makes them.
    if (method !== undefined && isHeld !== true) await this.menu.assertEnabled(transaction, method.key);
    return { ...taken, evidence };
  }

  private wayOf(need: string, method: string) {
    if (!this.policy.byKey(need).isMetBy(method)) {
      throw new DomainError('forbidden', 'method.cannot_prove', {
        detail: `${method} cannot prove an account.`,
      });
    }
    return this.policy.factor(need)?.ways.find(({ key }) => key === method);
  }
}
