import { Injectable } from '@nestjs/common';
import { assertMay } from '#accounts';
import { DomainError } from '#kernel';
import { UnitOfWork } from '#database';
import { LogonMethods } from '#logon-menu';
import { EventPublisher } from '#messaging';
import { AccountUnlocked } from '../events.js';
import { Lockouts, type Lockout } from './lockouts.js';

/** Lifts the block of a method of an account after too many failures: its owner may try again at once. */
@Injectable()
export class UnlockAccount {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly methods: LogonMethods,
    private readonly lockouts: Lockouts,
    private readonly events: EventPublisher,
  ) {}

  /**
   * Publishes nothing when nothing was blocked.
   *
   * @throws DomainError `account.unknown`, `method.unknown`, `accounts.more_privileged`
   */
  async execute(tenantId: string, accountId: string, method: string): Promise<void> {
    if (this.methods.byKey(method) === undefined) throw new DomainError('not_found', 'method.unknown');
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const { account } = await assertMay(transaction, 'unlock', accountId);
      const lifted = await this.lockouts.lift(transaction, account.id, method);
      const blocks = lifted.filter(({ isBlocked }) => isBlocked);
      if (blocks.length === 0) return;
      this.events.publish(transaction, AccountUnlocked, {
        outcome: 'success',
        method,
        accountId: account.id,
        before: {
          failures: Math.max(...blocks.map(({ failures }) => failures)),
          blockedUntil: lastOf(blocks),
        },
        after: { failures: 0, blockedUntil: null },
      });
    });
  }
}

function lastOf(blocks: readonly Lockout[]): string {
  return new Date(Math.max(...blocks.map(({ blockedUntil }) => blockedUntil?.getTime() ?? 0))).toISOString();
}
