import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Authority, Role } from '#accounts';
import { FindBinding } from '#binding';
import type { Transaction } from '#database';
import { ListDingTalkConnections, PROVIDER_KEY } from '#dingtalk';
import { SwitchConnection } from '#providers';
import { DomainError } from '#kernel';
import { LogonMethods, credentialStatus, type LogonMethod, type CredentialStatus } from '#logon-menu';
import { METHOD_KEY } from './method-key.js';

/** DingTalk QR code logon as an entry of the logon menu. */
@Injectable()
export class DingTalkQrMethod implements LogonMethod, OnModuleInit {
  readonly key = METHOD_KEY;
  readonly label = { en: 'DingTalk QR code logon', zh: '钉钉扫码登录' };
  readonly provider = PROVIDER_KEY;
  readonly isBuiltIn = false;
  readonly isEnabledByDefault = false;
  /** `mca`: a second device confirms over its own channel. `user`: a person has to be there. */
  readonly evidence = { factor: 'possession', amr: ['mca', 'user'] } as const;
  readonly canVerifyAccount = false;
  readonly needsOtherMethod = true;

  constructor(
    private readonly methods: LogonMethods,
    private readonly listConnections: ListDingTalkConnections,
    private readonly connections: SwitchConnection,
    private readonly bindings: FindBinding,
  ) {}

  onModuleInit(): void {
    this.methods.register(this);
  }

  isAvailable(): boolean {
    return true;
  }

  async credentialStatusOf(
    transaction: Transaction,
    accountId: string,
    role?: Role,
  ): Promise<CredentialStatus> {
    const bindings = await this.bindings.authoritiesOf(transaction, PROVIDER_KEY, accountId);
    const standings = bindings.map((binding) => credentialStatus(binding, role));
    return standings.find((one) => one === 'usable') ?? standings[0] ?? 'missing';
  }

  async isUsableByRole(transaction: Transaction, roles: readonly Role[]): Promise<boolean> {
    return this.bindings.isUsableByRole(transaction, PROVIDER_KEY, roles);
  }

  async vouchFor(transaction: Transaction, accountId: string, authority: Authority): Promise<void> {
    await this.bindings.vouchFor(transaction, PROVIDER_KEY, accountId, authority);
  }

  /** @throws DomainError `dingtalk.connection.missing` */
  async assertReady(transaction: Transaction): Promise<void> {
    const connections = await this.listConnections.executeIn(transaction);
    if (connections.length > 0) return;
    throw new DomainError('conflict', 'dingtalk.connection.missing', {
      detail: 'Connect DingTalk first: there is nothing to log on by yet.',
    });
  }

  /** Keeps the connections consistent with the menu: off switches all of them off; on switches the oldest one on if none is on. */
  async follow(transaction: Transaction, enabled: boolean): Promise<void> {
    const connections = await this.listConnections.executeIn(transaction);
    const isAnyOn = connections.some(({ state }) => state === 'enabled');
    const turned = enabled ? (isAnyOn ? [] : connections.slice(0, 1)) : connections;
    for (const { id } of turned) {
      await this.connections.executeIn(transaction, id, enabled ? 'enabled' : 'disabled');
    }
  }
}
