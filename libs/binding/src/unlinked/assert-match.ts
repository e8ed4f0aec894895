import { Injectable } from '@nestjs/common';
import { AccountDirectory } from '#accounts';
import type { Transaction } from '#database';
import { DomainError } from '#kernel';
import type { ExternalIdentity } from '#providers';
import { EvaluateUnlinkedRule } from './evaluate-unlinked-rule.js';
import { ReadUnlinkedRule } from './read-unlinked-rule.js';

/**
 * Checks again, when the link is made, that an identity is recognised. A second factor may have taken minutes, in which the rule, the
 * address or the role may have changed (K1).
 */
@Injectable()
export class AssertMatch {
  constructor(
    private readonly accounts: AccountDirectory,
    private readonly rules: ReadUnlinkedRule,
    private readonly evaluate: EvaluateUnlinkedRule,
  ) {}

  /** Keeps the account locked until the transaction ends. @throws DomainError `attachment.outdated` */
  async executeIn(transaction: Transaction, identity: ExternalIdentity, accountId: string): Promise<void> {
    await this.accounts.hold(transaction, accountId);
    const { kind } = await this.rules.executeIn(transaction, identity.connectionId);
    const verdict = await this.evaluate.one(transaction, kind, identity);
    if (verdict.kind === 'match' && verdict.accountId === accountId) return;
    throw new DomainError('conflict', 'attachment.outdated', {
      detail: 'The rule, the address or the account has changed in the meantime. Start the logon again.',
    });
  }
}
