import { Injectable } from '@nestjs/common';
import { AccountDirectory, type Role } from '#accounts';
import { DomainError } from '#kernel';
import { UnitOfWork } from '#database';
import { ListMenu, LogonMethods, type ListedMethod, type CredentialStatus } from '#logon-menu';
import { Lockouts, type Lockout } from './lockout/lockouts.js';
import { PasswordStore } from './password/password-store.js';

/** The methods with which an account can log on, and what blocks it now. */
export interface AccountAuthenticatorsView {
  readonly methods: readonly (Pick<ListedMethod, 'key' | 'label' | 'enabled'> & {
    readonly standing: CredentialStatus;
  })[];
  /** Null when the account has no password. */
  readonly passwordSetAt: Date | null;
  readonly lockouts: readonly Lockout[];
}

/** Shows those who help people how an account can log on. Never shows secrets. */
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

  /**
   * @param role instead of the account's own role, to see which methods would still count if the account had it
   * @throws DomainError `account.unknown`
   */
  async of(tenantId: string, accountId: string, role?: Role): Promise<AccountAuthenticatorsView> {
    const { methods: listed } = await this.menu.execute(tenantId);
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const account = await this.accounts.byId(transaction, accountId);
      if (account === null) throw new DomainError('not_found', 'account.unknown');
      const methods = [];
      for (const { key, label, enabled } of listed) {
        const status = await this.methods.byKey(key)?.credentialStatusOf(transaction, account.id, role);
        methods.push({ key, label, enabled, standing: status ?? 'missing' });
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
}
