import { Injectable } from '@nestjs/common';
import { ProtectLastOwner } from '#accounts';
import { UnitOfWork, type Transaction } from '#database';
import { EventPublisher } from '#messaging';
import { MethodDisabled } from '../events.js';
import { ChangeMenu } from './change-menu.js';
import { switchedOff } from './turn-switch.js';

/** Switches a logon method off, everywhere at once. Its data, such as bindings, stays. */
@Injectable()
export class DisableMethod {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly owners: ProtectLastOwner,
    private readonly menu: ChangeMenu,
    private readonly events: EventPublisher,
  ) {}

  /**
   * @param basis revision of the menu that the change is based on
   * @throws DomainError `method.unknown`, `menu.last_administrator_method`, `accounts.last_owner`, `menu.proving_method_needed`,
   * `revision.stale`
   */
  async execute(tenantId: string, key: string, basis?: string): Promise<void> {
    await this.unitOfWork.run(tenantId, (transaction) => this.disable(transaction, key, basis));
  }

  /** Like `execute`, in the caller's transaction. Does nothing when the method is off already. */
  async disable(transaction: Transaction, key: string, basis?: string): Promise<void> {
    const method = this.menu.method(key);
    this.owners.lock(transaction);
    const change = await this.menu.executeIn(
      transaction,
      (menu) => switchedOff(transaction, menu, method),
      basis,
    );
    if (change === undefined) return;
    this.events.publish(transaction, MethodDisabled, { outcome: 'success', method: key, ...change });
    await method.follow?.(transaction, false);
  }
}
