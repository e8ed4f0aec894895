import { Injectable } from '@nestjs/common';
import { ListConnections, SwitchConnection } from '#dingtalk';
import type { Transaction } from '#database';
import { MethodDisabled, MethodEnabled } from '#logon-menu';
import { OnDomainEvent, type DomainEvent } from '#messaging';
import { METHOD_KEY } from '../method-key.js';

type MethodEvent = DomainEvent<{ readonly method: string }>;

/** When the method is switched in the menu, the tenant's connections show the same: it is one switch. */
@Injectable()
export class KeepConnectionsInStep {
  constructor(
    private readonly listConnections: ListConnections,
    private readonly connections: SwitchConnection,
  ) {}

  @OnDomainEvent('dingtalk-qr.enable-connection-with-method', MethodEnabled)
  async onMethodEnabled(event: MethodEvent, transaction: Transaction): Promise<void> {
    if (event.payload.method !== METHOD_KEY) return;
    const all = await this.listConnections.execute(event.tenantId);
    const [oldest] = all;
    if (oldest === undefined || all.some(({ state }) => state === 'enabled')) return;
    await this.connections.within(transaction, 'enabled', oldest.id);
  }

  @OnDomainEvent('dingtalk-qr.disable-connections-with-method', MethodDisabled)
  async onMethodDisabled(event: MethodEvent, transaction: Transaction): Promise<void> {
    if (event.payload.method !== METHOD_KEY) return;
    for (const { id } of await this.listConnections.execute(event.tenantId)) {
      await this.connections.within(transaction, 'disabled', id);
    }
  }
}
