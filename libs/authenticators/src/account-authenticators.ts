import { Injectable } from '@nestjs/common';
import { AccountDirectory, type Role } from '#accounts';
import { DomainError } from '#kernel';
import { UnitOfWork } from '#database';
import { ListMenu, LogonMethods, type ListedMethod, type Standing } from '#logon-menu';
import { Lockouts, type Lockout } from './lockout/lockouts.js';
import { PasswordStore } from './password/password-store.js';

/** What an account can log on with, and what keeps it from doing so now. */
export interface AccountAuthenticatorsView {
  readonly methods: readonly (Pick<ListedMethod, 'key' | 'label' | 'enabled'> & {
    readonly standing: Standing;
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

  /**
   * @param role the one to look with instead of the account's own: what would still count if it were given
   * @throws DomainError `account.unknown`
   */
  async of(tenantId: string, accountId: string, role?: Role): Promise<AccountAuthenticatorsView> {
    const { methods: listed } = await this.menu.execute(tenantId);
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const account = await this.accounts.byId(transaction, accountId);
      if (account === null) throw new DomainError('not_found', 'account.unknown');
      const methods = [];
      for (const { key, label, enabled } of listed) {
        const standing = await this.methods.byKey(key)?.standingOf(transaction, account.id, role);
        methods.push({ key, label, enabled, standing: standing ?? 'missing' });
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
