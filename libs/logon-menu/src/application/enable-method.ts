import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '#database';
import { EventPublisher } from '#messaging';
import { MethodEnabled } from '../events.js';
import { ChangeMenu } from './change-menu.js';

/** Switches a logon method on. One that is not in the list yet joins it at the end. */
@Injectable()
export class EnableMethod {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly menu: ChangeMenu,
    private readonly events: EventPublisher,
  ) {}

  /** @throws DomainError `method.unknown`, `method.not_available`, `menu.proving_method_needed` */
  async execute(tenantId: string, key: string): Promise<void> {
    await this.unitOfWork.run(tenantId, (transaction) => this.enable(transaction, key));
  }

  /** As `execute`, in the caller's transaction. Nothing happens when the method is on already. */
  async enable(transaction: Transaction, key: string): Promise<void> {
    const method = this.menu.method(key);
    const change = await this.menu.within(transaction, (menu) =>
      menu.isEnabled(key) ? menu : menu.enable(method),
    );
    if (change !== undefined) {
      this.events.publish(transaction, MethodEnabled, { outcome: 'success', method: key, ...change });
    }
  }
}
