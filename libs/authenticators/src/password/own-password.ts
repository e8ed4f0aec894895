import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { LogonMenu } from '#logon-menu';
import { PasswordStore } from './password-store.js';

/** What people may see about their own password. */
@Injectable()
export class OwnPassword {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly menu: LogonMenu,
    private readonly passwords: PasswordStore,
  ) {}

  /** When an account's password was set; null: it has none. Undefined if the organisation does not offer passwords. */
  async setAt(tenantId: string, accountId: string): Promise<Date | null | undefined> {
    const { entries } = await this.menu.of(tenantId);
    if (!entries.some(({ key }) => key === 'password')) return undefined;
    return this.unitOfWork.run(tenantId, (transaction) => this.passwords.setAt(transaction, accountId));
  }
}
