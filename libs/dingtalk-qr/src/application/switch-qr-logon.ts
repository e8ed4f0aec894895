import { Injectable } from '@nestjs/common';
import { ProtectLastOwner } from '#accounts';
import { ListDingTalkConnections } from '#dingtalk';
import { SwitchConnection } from '#providers';
import { UnitOfWork, type Transaction } from '#database';
import { DisableMethod, EnableMethod, lastAdministratorMethod, LockMenu } from '#logon-menu';
import { METHOD_KEY } from '../method-key.js';

/**
 * Switches logging on by a connection. The connection and its entry of the logon menu are switched in one transaction,
 * under the menu's rules, so that neither can be on while the other is off.
 */
@Injectable()
export class SwitchQrLogon {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly owners: ProtectLastOwner,
    private readonly menu: LockMenu,
    private readonly connections: SwitchConnection,
    private readonly listConnections: ListDingTalkConnections,
    private readonly enableMethod: EnableMethod,
    private readonly disableMethod: DisableMethod,
  ) {}

  /**
   * Lets people log on by this connection; the first time, its entry is added to the menu.
   *
   * @param basis revision of the connection that the decision was based on
   * @throws DomainError `connection.unknown`, `menu.proving_method_needed`, `revision.stale`
   */
  async enable(tenantId: string, connectionId: string, basis?: string): Promise<void> {
    await this.unitOfWork.run(tenantId, async (transaction) => {
      await this.menu.executeIn(transaction);
      await this.connections.executeIn(transaction, connectionId, 'enabled', basis);
      await this.enableMethod.enable(transaction, METHOD_KEY);
    });
  }

  /**
   * Switches off logging on by this connection; the method is switched off with its last connection.
   *
   * @param basis revision of the connection that the decision was based on
   * @throws DomainError `connection.unknown`, `menu.last_administrator_method`, `accounts.last_owner`, `revision.stale`
   */
  async disable(tenantId: string, connectionId: string, basis?: string): Promise<void> {
    await this.unitOfWork.run(tenantId, (transaction) =>
      this.owners.during(
        transaction,
        () => this.disableWithin(transaction, connectionId, basis),
        lastAdministratorMethod,
      ),
    );
  }

  private async disableWithin(
    transaction: Transaction,
    connectionId: string,
    basis: string | undefined,
  ): Promise<void> {
    await this.menu.executeIn(transaction);
    await this.connections.executeIn(transaction, connectionId, 'disabled', basis);
    const all = await this.listConnections.executeIn(transaction);
    if (all.some(({ state }) => state === 'enabled')) return;
    await this.disableMethod.disable(transaction, METHOD_KEY);
  }
}
