import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { LogonMenu } from '#logon-menu';
import { PasswordStore } from './password-store.js';

/** What people see of their own password. */
@Injectable()
export class OwnPassword {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly menu: LogonMenu,
    private readonly passwords: PasswordStore,
  ) {}

  /** Since when an account has its password; null: it has none. Undefined where the organisation offers no passwords. */
  async setAt(tenantId: string, accountId: string): Promise<Date | null | undefined> {
    const { entries } = await this.menu.of(tenantId);
    if (!entries.some(({ key }) => key === 'password')) return undefined;
    return this.unitOfWork.run(tenantId, (transaction) => this.passwords.setAt(transaction, accountId));
  }
}
