import { Injectable } from '@nestjs/common';
import { CurrentPermissions } from '#http';
import { AccountDirectory } from '../application/account-directory.js';
import { permissionsOf } from '../domain/role.js';

/** The permissions of an account now, by its role and status. */
@Injectable()
export class PermissionsOfAccount extends CurrentPermissions {
  constructor(private readonly accounts: AccountDirectory) {
    super();
  }

  async has(tenantId: string, accountId: string, permission: string): Promise<boolean> {
    const account = await this.accounts.byId(tenantId, accountId);
    return account?.status === 'active' && permissionsOf(account.role).has(permission);
  }
}
