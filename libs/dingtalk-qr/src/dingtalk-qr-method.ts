import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Role } from '#accounts';
import type { Transaction } from '#database';
import { LogonMethods, type LogonMethod } from '#logon-menu';
import { METHOD_KEY } from './method-key.js';

/** DingTalk QR code logon as an entry of the logon menu. */
@Injectable()
export class DingTalkQrMethod implements LogonMethod, OnModuleInit {
  readonly key = METHOD_KEY;
  readonly label = { en: 'DingTalk QR code logon', zh: '钉钉扫码登录' };
  readonly builtIn = false;
  readonly enabledAtFirst = false;
  readonly proves = false;
  readonly needsOtherMethod = true;

  constructor(private readonly methods: LogonMethods) {}

  onModuleInit(): void {
    this.methods.register(this);
  }

  isAvailable(): boolean {
    return true;
  }

  async isUsableBy(transaction: Transaction, accountId: string): Promise<boolean> {
    const rows = await transaction.query(
      `select 1 from binding.binding where tenant_id = $1 and account_id = $2 and ended_at is null limit 1`,
      [transaction.tenantId, accountId],
    );
    return rows.length > 0;
  }

  async isUsableByRole(transaction: Transaction, roles: readonly Role[]): Promise<boolean> {
    const rows = await transaction.query(
      `select 1 from binding.binding b join accounts.account a on a.id = b.account_id and a.status = 'active'
       where b.tenant_id = $1 and b.ended_at is null and a.role = any($2) limit 1`,
      [transaction.tenantId, roles],
    );
    return rows.length > 0;
  }
}
