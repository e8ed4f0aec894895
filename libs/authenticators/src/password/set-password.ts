import { Injectable } from '@nestjs/common';
import { AccountDirectory, assertMay, NotifyOwner } from '#accounts';
import { DomainError } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { requestContext } from '#runtime';
import { hashPassword } from './password-hash.js';
import { checkPassword, type OwnerNames } from './password-rules.js';
import { StorePassword } from './store-password.js';

/** Sets or replaces the password of another person's account. The owner is told by mail (ASVS 6.3.7). */
@Injectable()
export class SetPassword {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountDirectory,
    private readonly storePassword: StorePassword,
    private readonly notifyOwner: NotifyOwner,
  ) {}

  /**
   * @param options.acceptsAny for demo accounts, whose password for a trial is accepted unchecked
   * @throws DomainError `account.unknown`, `accounts.more_privileged`, or a refusal of `checkPassword`
   */
  async execute(
    tenantId: string,
    accountId: string,
    password: string,
    options: { readonly acceptsAny?: boolean } = {},
  ): Promise<void> {
    const account = await this.accounts.byId(tenantId, accountId);
    if (account === null) throw new DomainError('not_found', 'account.unknown');
    const hash =
      options.acceptsAny === true ? await hashPassword(password) : await this.hash(password, account);
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const replaced = await this.set(transaction, account.id, hash);
      // A first password that is set on the host is part of creating the account, so no mail is sent.
      if (!replaced && requestContext()?.actor.kind !== 'account') return;
      await this.notifyOwner.enqueue(transaction, account, replaced ? 'password-replaced' : 'password-set');
    });
  }

  /**
   * The hash of a password for `owner`. It is computed outside any transaction, so no database connection waits for it.
   *
   * @throws DomainError a refusal of `checkPassword`
   */
  async hash(password: string, owner: OwnerNames): Promise<string> {
    checkPassword(password, owner);
    return hashPassword(password);
  }

  /** Stores a hash that `hash` has made, in the caller's transaction. Returns whether it replaces another one. */
  async set(transaction: Transaction, accountId: string, hash: string): Promise<boolean> {
    const { authority } = await assertMay(transaction, 'setPassword', accountId);
    return this.storePassword.executeIn(transaction, accountId, { hash, authority });
  }
}
