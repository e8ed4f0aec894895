import { Injectable } from '@nestjs/common';
import { AccountDirectory } from '#accounts';
import { DomainError } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { ListMenu, LogonMethods, type ListedMethod } from '#logon-menu';
import { Lockouts, type Lockout } from './lockout/lockouts.js';
import { PasswordStore } from './password/password-store.js';

/** What an account can log on with, and what keeps it from doing so now. */
export interface AccountAuthenticatorsView {
  readonly methods: readonly (Pick<ListedMethod, 'key' | 'label' | 'enabled'> & {
    readonly usable: boolean;
  })[];
  /** Null when the account has no password. */
  readonly passwordSetAt: Date | null;
  readonly lockouts: readonly Lockout[];
}

/** Tells those who help people how an account can log on. Never what with. */
@Injectable()
export class AccountAuthenticators {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountDirectory,
    private readonly menu: ListMenu,
    private readonly methods: LogonMethods,
    private readonly passwords: PasswordStore,
    private readonly lockouts: Lockouts,
  ) {}

  /** @throws DomainError `account.unknown` */
  async of(tenantId: string, accountId: string): Promise<AccountAuthenticatorsView> {
    const { methods: listed } = await this.menu.execute(tenantId);
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const account = await this.accounts.byId(transaction, accountId);
      if (account === null) throw new DomainError('not_found', 'account.unknown');
      const methods = [];
      for (const { key, label, enabled } of listed) {
        methods.push({ key, label, enabled, usable: await this.isUsable(transaction, key, account.id) });
      }
      return {
        methods,
        passwordSetAt: await this.passwords.setAt(transaction, account.id),
        lockouts: await this.lockouts.of(
          transaction,
          account.id,
          listed.map(({ key }) => key),
        ),
      };
    });
  }

  private async isUsable(transaction: Transaction, key: string, accountId: string): Promise<boolean> {
    return (await this.methods.byKey(key)?.isUsableBy(transaction, accountId)) ?? false;
  }
}
