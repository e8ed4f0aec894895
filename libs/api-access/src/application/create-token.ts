import { Inject, Injectable } from '@nestjs/common';
import { AccountDirectory, permissionsOf } from '#accounts';
import { UnitOfWork, type Transaction } from '#database';
import { CLOCK, DomainError, newId, parseInput, type Clock } from '#kernel';
import { EventPublisher } from '#messaging';
import { MOST_TOKENS, newTokenFields, type NewToken, type TokenKind } from '../domain/api-token.js';
import { newTokenText } from '../domain/token-text.js';
import { ApiTokenCreated } from '../events.js';
import { countTokens, insertToken } from '../infra/token-statements.js';

/** A new token, with its text, which is never shown again. */
export interface CreatedToken {
  readonly id: string;
  readonly token: string;
  readonly expiresAt: Date;
}

/** Makes a token for the admin API. */
@Injectable()
export class CreateToken {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountDirectory,
    private readonly events: EventPublisher,
  ) {}

  /**
   * @param ownerId account for which the token acts, limited by its permissions
   * @throws DomainError `api_token.invalid`, `account.unknown`, `account.not_active`, `api_token.beyond_owner`, `api_token.too_many`
   */
  async execute(tenantId: string, ownerId: string, kind: TokenKind, input: NewToken): Promise<CreatedToken> {
    const fields = parseInput(newTokenFields, input, 'api_token.invalid');
    const { token, secretHash } = newTokenText(kind, tenantId);
    return this.unitOfWork.run(tenantId, async (transaction) => {
      await this.assertOwner(transaction, ownerId, fields.permissions);
      await this.assertRoom(transaction, ownerId, kind);
      const id = newId();
      const row = { ...fields, id, tenantId, kind, accountId: ownerId, secretHash, now: this.clock.now() };
      const [made] = await transaction.run(insertToken, row);
      if (made === undefined) throw new Error('The token was not written');
      this.events.publish(transaction, ApiTokenCreated, {
        outcome: 'success',
        targets: [{ kind: 'api-token', id, label: fields.name }],
        kind,
        accountId: ownerId,
        permissions: fields.permissions,
        isSensitive: fields.isSensitive,
        expiresAt: made.expiresAt.toISOString(),
      });
      return { id, token, expiresAt: made.expiresAt };
    });
  }

  private async assertOwner(
    transaction: Transaction,
    ownerId: string,
    permissions: readonly string[],
  ): Promise<void> {
    const owner = await this.accounts.byId(transaction, ownerId);
    if (owner === null) throw new DomainError('not_found', 'account.unknown', { detail: 'No such account.' });
    if (owner.status !== 'active')
      throw new DomainError('conflict', 'account.not_active', { detail: 'The account is suspended.' });
    const own = permissionsOf(owner.role);
    const beyond = permissions.filter((permission) => !own.has(permission));
    if (beyond.length === 0) return;
    throw new DomainError('forbidden', 'api_token.beyond_owner', {
      detail: `A token may not have more than its owner's permissions. The owner lacks: ${beyond.join(', ')}.`,
    });
  }

  /** Locks first, so that concurrent callers cannot exceed the limit. */
  private async assertRoom(transaction: Transaction, ownerId: string, kind: TokenKind): Promise<void> {
    const { tenantId } = transaction;
    transaction.lock(`api-access.tokens:${tenantId}`);
    const accountId = kind === 'personal' ? ownerId : null;
    const [found] = await transaction.run(countTokens, { tenantId, kind, accountId, now: this.clock.now() });
    if ((found?.count ?? 0) < MOST_TOKENS[kind]) return;
    throw new DomainError('conflict', 'api_token.too_many', {
      detail: `There are ${String(MOST_TOKENS[kind])} already. Revoke one that is no longer needed.`,
    });
  }
}
