import { Inject, Injectable } from '@nestjs/common';
import { assertMay } from '#accounts';
import { UnitOfWork, type Transaction } from '#database';
import { CLOCK, DomainError, isId, type Clock } from '#kernel';
import { EventPublisher } from '#messaging';
import { ApiTokenRevoked } from '../events.js';
import { ownerOfToken, revokeTokens } from '../infra/token-statements.js';

/** Revokes tokens. Their next request is refused. */
@Injectable()
export class RevokeTokens {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
  ) {}

  /**
   * Revokes a token on behalf of an administrator, who must be allowed to act on the token's account.
   *
   * @throws DomainError `api_token.unknown`, `permission.missing`, `accounts.more_privileged`
   */
  async byAdministrator(tenantId: string, id: string): Promise<void> {
    if (!isId(id)) throw unknownToken();
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const [found] = await transaction.run(ownerOfToken, { tenantId, id });
      if (found === undefined) throw unknownToken();
      await assertMay(transaction, 'revokeToken', found.accountId);
      await this.revoke(transaction, { id }, 'revoked_by_administrator');
    });
  }

  /**
   * Revokes a token on behalf of its owner.
   *
   * @throws DomainError `api_token.unknown`
   */
  async byOwner(tenantId: string, accountId: string, id: string): Promise<void> {
    const revoked = isId(id)
      ? await this.unitOfWork.run(tenantId, (transaction) =>
          this.revoke(transaction, { id, accountId }, 'revoked_by_owner'),
        )
      : 0;
    if (revoked === 0) throw unknownToken();
  }

  /** Revokes every token of a suspended account for good: resuming the account does not restore them. */
  async ofSuspended(transaction: Transaction, accountId: string): Promise<void> {
    await this.revoke(transaction, { accountId }, 'account_suspended');
  }

  private async revoke(
    transaction: Transaction,
    which: { readonly id?: string; readonly accountId?: string },
    reason: string,
  ): Promise<number> {
    const { tenantId } = transaction;
    const { id = null, accountId = null } = which;
    const revoked = await transaction.run(revokeTokens, { tenantId, id, accountId, now: this.clock.now() });
    for (const token of revoked)
      this.events.publish(transaction, ApiTokenRevoked, {
        outcome: 'success',
        reason,
        targets: [{ kind: 'api-token', id: token.id, label: token.name }],
        kind: token.kind,
        accountId: token.accountId,
      });
    return revoked.length;
  }
}

function unknownToken(): DomainError {
  return new DomainError('not_found', 'api_token.unknown', {
    detail: 'There is no such token, or it was already revoked.',
  });
}
