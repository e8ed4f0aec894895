import { Injectable } from '@nestjs/common';
import { assertMayToAll } from '#accounts';
import { checkedReason, DomainError } from '#kernel';
import type { Transaction } from '#database';
import { accountsOfBindings } from '../infra/end-statements.js';
import { CloseBinding } from './close-binding.js';

/** Why and by whom bindings are ended. */
interface Grounds {
  readonly reason: string;
  readonly endedBy?: string;
}

/**
 * Ends bindings of other people, with a reason that is kept. It may end the last method of an account, but not the last one with which any
 * owner or administrator can log on.
 */
@Injectable()
export class EndBinding {
  constructor(private readonly binding: CloseBinding) {}

  /**
   * @throws DomainError `binding.reason_missing`, `binding.reason_invalid`, `binding.unknown`,
   * `binding.last_administrator_method`, `accounts.last_owner`, `accounts.more_privileged`
   */
  async byAdministrator(tenantId: string, act: Grounds & { readonly bindingId: string }): Promise<void> {
    const { bindingId, ...grounds } = act;
    const { ended } = await this.manyByAdministrator(tenantId, { ...grounds, bindingIds: [bindingId] });
    if (ended === 0) throw new DomainError('not_found', 'binding.unknown');
  }

  /**
   * As `byAdministrator`, for many bindings: ends the live ones together and returns the ids of the others.
   *
   * @throws DomainError `binding.reason_missing`, `binding.reason_invalid`, `binding.last_administrator_method`, `accounts.last_owner`,
   * `accounts.more_privileged`: nothing has ended then
   */
  async manyByAdministrator(
    tenantId: string,
    act: Grounds & { readonly bindingIds: readonly string[] },
  ): Promise<{ readonly ended: number; readonly unknown: readonly string[] }> {
    const { bindingIds, ...grounds } = act;
    const reason = checkedReason(act.reason, 'binding');
    return this.binding.keepingAnOwner(tenantId, async (transaction) => {
      await this.assertMayEnd(transaction, bindingIds);
      const unknown: string[] = [];
      const wanted = [...new Set(bindingIds)];
      for (const bindingId of wanted) {
        if (!(await this.binding.executeIn(transaction, { ...grounds, reason, bindingId })))
          unknown.push(bindingId);
      }
      return { ended: wanted.length - unknown.length, unknown };
    });
  }

  /**
   * Ends the bindings that a logon made when the owner of the identity reports that logon as not theirs. Runs in the caller's transaction.
   */
  async reported(transaction: Transaction, bindingIds: readonly string[]): Promise<void> {
    for (const bindingId of bindingIds)
      await this.binding.executeIn(transaction, { bindingId, reason: 'reported' });
  }

  private async assertMayEnd(transaction: Transaction, bindingIds: readonly string[]): Promise<void> {
    const { tenantId } = transaction;
    const accounts = await transaction.run(accountsOfBindings, { tenantId, bindingIds });
    await assertMayToAll(
      transaction,
      'unlink',
      accounts.map(({ accountId }) => accountId),
    );
  }
}
