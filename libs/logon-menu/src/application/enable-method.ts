import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '#database';
import { EventPublisher } from '#messaging';
import { MethodEnabled } from '../events.js';
import { ChangeMenu } from './change-menu.js';
import { switchedOn } from './turn-switch.js';

/** Switches a logon method on. A method that is not in the list yet is appended to it. */
@Injectable()
export class EnableMethod {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly menu: ChangeMenu,
    private readonly events: EventPublisher,
  ) {}

  /**
   * @param basis revision of the menu that the change is based on
   * @throws DomainError `method.unknown`, `method.not_available`, `menu.proving_method_needed`, `revision.stale`, and errors of the
   * method's own requirements
   */
  async execute(tenantId: string, key: string, basis?: string): Promise<void> {
    await this.unitOfWork.run(tenantId, (transaction) => this.enable(transaction, key, basis));
  }

  /** Like `execute`, in the caller's transaction. Does nothing when the method is on already. */
  async enable(transaction: Transaction, key: string, basis?: string): Promise<void> {
    const method = this.menu.method(key);
    const change = await this.menu.executeIn(
      transaction,
      (menu) => switchedOn(transaction, menu, method),
      basis,
    );
    if (change === undefined) return;
    this.events.publish(transaction, MethodEnabled, { outcome: 'success', method: key, ...change });
    await method.follow?.(transaction, true);
  }
}
