import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Role } from '#accounts';
import type { Transaction } from '#database';
import { ListConnections, SwitchConnection } from '#dingtalk';
import { DomainError } from '#kernel';
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

  constructor(
    private readonly methods: LogonMethods,
    private readonly listConnections: ListConnections,
    private readonly connections: SwitchConnection,
  ) {}

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

  /** @throws DomainError `dingtalk.connection.missing` */
  async assertReady(transaction: Transaction): Promise<void> {
    const connections = await this.listConnections.within(transaction);
    if (connections.length > 0) return;
    throw new DomainError('conflict', 'dingtalk.connection.missing', {
      detail: 'Connect DingTalk first: there is nothing to log on by yet.',
    });
  }

  /**
   * The menu's switch and those of the connections are one: off means all of them, on means the oldest one when none is
   * on yet.
   */
  async follow(transaction: Transaction, enabled: boolean): Promise<void> {
    const connections = await this.listConnections.within(transaction);
    const isAnyOn = connections.some(({ state }) => state === 'enabled');
    const turned = enabled ? (isAnyOn ? [] : connections.slice(0, 1)) : connections;
    for (const { id } of turned) {
      await this.connections.within(transaction, enabled ? 'enabled' : 'disabled', id);
    }
  }
}
