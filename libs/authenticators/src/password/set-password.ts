import { Inject, Injectable } from '@nestjs/common';
import { AccountDirectory } from '#accounts';
import { CLOCK, DomainError, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { EndSessions } from '#logon';
import { EventPublisher } from '#messaging';
import { PasswordSet } from '../events.js';
import { Throttle } from '../lockout/throttle.js';
import { hashPassword } from './password-hash.js';
import { checkPassword } from './password-rules.js';
import { PasswordStore } from './password-store.js';

/**
 * Sets or replaces the password of an account, and lifts what blocked the former one. Replacing it ends the account's
 * sessions: whoever knew the former one may have opened them (ASVS 7.4.3).
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
  ) {}

  /**
   * @param options.acceptsAny for demo accounts: what somebody chose for a trial is taken as it is
   * @throws DomainError `account.unknown`, or a refusal of `checkPassword`
   */
  async execute(
    tenantId: string,
    accountId: string,
    password: string,
    options: { readonly acceptsAny?: boolean } = {},
  ): Promise<void> {
    const account = await this.accounts.byId(tenantId, accountId);
    if (account === null) throw new DomainError('not_found', 'account.unknown');
    if (options.acceptsAny !== true) checkPassword(password, account);
    const hash = await hashPassword(password);
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const replaced = await this.passwords.set(transaction, accountId, hash, this.clock.now());
      await this.throttle.forgetAccount(transaction, 'password', accountId);
      if (replaced) await this.sessions.end(transaction, { accountId }, 'password_replaced');
      this.events.publish(transaction, PasswordSet, { accountId, method: 'password', replaced });
    });
  }
}
