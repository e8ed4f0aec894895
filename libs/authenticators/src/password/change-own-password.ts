import { Injectable } from '@nestjs/common';
import { AccountDirectory, NotifyOwner } from '#accounts';
import { UnitOfWork } from '#database';
import { DomainError } from '#kernel';
import { LogonMenu } from '#logon-menu';
import { SetPassword } from './set-password.js';
import { StorePassword } from './store-password.js';

/** Sets or replaces a person's own password. The caller has made sure that the person has just authenticated. */
@Injectable()
export class ChangeOwnPassword {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountDirectory,
    private readonly menu: LogonMenu,
    private readonly setPassword: SetPassword,
    private readonly storePassword: StorePassword,
    private readonly notifyOwner: NotifyOwner,
  ) {}

  /**
   * The session in which the password is changed continues; all others of the account end. The owner is told by mail.
   *
   * @throws DomainError `method.disabled`, or a refusal of `checkPassword`
   */
  async execute(
    tenantId: string,
    { accountId, sessionId }: { readonly accountId: string; readonly sessionId: string },
    password: string,
  ): Promise<void> {
    const owner = await this.accounts.byId(tenantId, accountId);
    if (owner === null) throw new DomainError('not_found', 'account.unknown');
    const hash = await this.setPassword.hash(password, owner);
    await this.unitOfWork.run(tenantId, async (transaction) => {
      await this.menu.assertEnabled(transaction, 'password');
      const account = await this.accounts.byId(transaction, accountId);
      if (account === null) throw new DomainError('not_found', 'account.unknown');
      const own = { hash, authority: account.role };
      const replaced = await this.storePassword.executeIn(transaction, accountId, own, sessionId);
      await this.notifyOwner.enqueue(transaction, account, replaced ? 'password-replaced' : 'password-set');
    });
  }
}
