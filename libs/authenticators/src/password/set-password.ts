import { Inject, Injectable } from '@nestjs/common';
import { AccountDirectory, assertMay, NotifyOwner } from '#accounts';
import { CLOCK, DomainError, type Clock } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { EndSessions } from '#logon';
import { EventPublisher } from '#messaging';
import { requestContext } from '#runtime';
import { PasswordSet } from '../events.js';
import { Throttle } from '../lockout/throttle.js';
import { hashPassword } from './password-hash.js';
import { checkPassword, type OwnerNames } from './password-rules.js';
import { PasswordStore } from './password-store.js';

/**
 * Sets or replaces the password of an account, and lifts what blocked the former one. Replacing it ends the account's
 * sessions: whoever knew the former one may have opened them (ASVS 7.4.3). The owner is told of it by mail (ASVS 6.3.7).
 */
@Injectable()
export class SetPassword {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountDirectory,
    private readonly events: EventPublisher,
    private readonly throttle: Throttle,
    private readonly passwords: PasswordStore,
    private readonly sessions: EndSessions,
    private readonly notifyOwner: NotifyOwner,
  ) {}

  /**
   * @param options.acceptsAny for demo accounts: what somebody chose for a trial is taken as it is
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
      // A first password that is set on the host belongs to making the account.
      if (!replaced && requestContext()?.actor.kind !== 'account') return;
      await this.notifyOwner.enqueue(transaction, account, replaced ? 'password-replaced' : 'password-set');
    });
  }

  /**
   * The hash of a password for `owner`, made outside of any transaction: no connection waits for it.
   *
   * @throws DomainError a refusal of `checkPassword`
   */
  async hash(password: string, owner: OwnerNames): Promise<string> {
    checkPassword(password, owner);
    return hashPassword(password);
  }

  /** Takes a hash that `hash` has made, in the caller's transaction. Tells whether it replaces another one. */
  async set(transaction: Transaction, accountId: string, hash: string): Promise<boolean> {
    const { authority } = await assertMay(transaction, 'setPassword', accountId);
    const replaced = await this.passwords.set(transaction, accountId, { hash, authority }, this.clock.now());
    await this.throttle.forgetAccount(transaction, 'password', accountId);
    if (replaced) await this.sessions.end(transaction, { accountId }, 'password_replaced');
    this.events.publish(transaction, PasswordSet, {
      outcome: 'success',
      accountId,
      method: 'password',
      replaced,
    });
    return replaced;
  }
}
