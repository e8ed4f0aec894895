import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { EventPublisher } from '#messaging';
import { MenuReordered } from '../events.js';
import { ChangeMenu } from './change-menu.js';

/** Changes the order of the methods in a tenant's list. */
@Injectable()
export class ReorderMenu {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly menu: ChangeMenu,
    private readonly events: EventPublisher,
  ) {}

  /**
   * @param keys every method of the list once, enabled or not
   * @param basis revision of the menu that the change is based on
   * @throws DomainError `menu.order_incomplete`, `revision.stale`
   */
  async execute(tenantId: string, keys: readonly string[], basis?: string): Promise<void> {
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const change = await this.menu.executeIn(
        transaction,
        (menu) => (menu.state.order.join() === keys.join() ? menu : menu.reorder(keys)),
        basis,
      );
      if (change !== undefined)
        this.events.publish(transaction, MenuReordered, { outcome: 'success', ...change });
    });
  }
}
