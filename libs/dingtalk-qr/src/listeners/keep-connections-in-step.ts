import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { ListConnections, SwitchConnection } from '#dingtalk';
import type { Transaction } from '#database';
import { LogonMenu, MethodDisabled, MethodEnabled } from '#logon-menu';
import { OnDomainEvent, type DomainEvent } from '#messaging';
import { METHOD_KEY } from '../method-key.js';

type MethodEvent = DomainEvent<{ readonly method: string }>;

/** When the method is switched in the menu, the tenant's connections show the same: it is one switch. */
@Injectable()
export class KeepConnectionsInStep {
  constructor(
    private readonly listConnections: ListConnections,
    private readonly connections: SwitchConnection,
    private readonly menu: LogonMenu,
  ) {}

  @OnDomainEvent('dingtalk-qr.enable-connection-with-method', MethodEnabled)
  async onMethodEnabled(event: MethodEvent, transaction: Transaction): Promise<void> {
    if (event.payload.method !== METHOD_KEY || !(await this.isOn(transaction))) return;
    const all = await this.listConnections.execute(event.tenantId);
    const [oldest] = all;
    if (oldest === undefined || all.some(({ state }) => state === 'enabled')) return;
    await this.connections.within(transaction, 'enabled', oldest.id);
  }

  @OnDomainEvent('dingtalk-qr.disable-connections-with-method', MethodDisabled)
  async onMethodDisabled(event: MethodEvent, transaction: Transaction): Promise<void> {
    if (event.payload.method !== METHOD_KEY || (await this.isOn(transaction))) return;
    for (const { id } of await this.listConnections.execute(event.tenantId)) {
      await this.connections.within(transaction, 'disabled', id);
    }
  }

  /** How the switch stands now: it may have been turned again since, and connections with it. */
  private async isOn(transaction: Transaction): Promise<boolean> {
    try {
      await this.menu.assertEnabled(transaction, METHOD_KEY);
      return true;
    } catch (error) {
      if (error instanceof DomainError) return false;
      throw error;
    }
  }
}
