import { Injectable } from '@nestjs/common';
import { ADMINISTRATIVE_ROLES } from '#accounts';
import { DomainError } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { EventPublisher } from '#messaging';
import type { LogonMethod } from '../domain/logon-method.js';
import type { Menu } from '../domain/menu.js';
import { MethodDisabled } from '../events.js';
import { ChangeMenu } from './change-menu.js';

/** Switches a logon method off, everywhere at once. What belongs to it, such as bindings, stays. */
@Injectable()
export class DisableMethod {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly menu: ChangeMenu,
    private readonly events: EventPublisher,
  ) {}

  /** @throws DomainError `method.unknown`, `menu.last_administrator_method`, `menu.proving_method_needed` */
  async execute(tenantId: string, key: string): Promise<void> {
    await this.unitOfWork.run(tenantId, (transaction) => this.disable(transaction, key));
  }

  /** As `execute`, in the caller's transaction. Nothing happens when the method is off already. */
  async disable(transaction: Transaction, key: string): Promise<void> {
    const method = this.menu.method(key);
    const change = await this.menu.within(transaction, async (menu) => {
      if (!menu.isEnabled(key)) return menu;
      const changed = menu.disable(key);
      await assertAdministratorsCanLogOn(transaction, method, changed);
      return changed;
    });
    if (change !== undefined) {
      this.events.publish(transaction, MethodDisabled, { outcome: 'success', method: key, ...change });
    }
  }
}

/**
 * Holds that switching `method` off takes nothing from the administrators that they need: they have another way, or
 * could not use this one anyway. A menu never becomes empty.
 *
 * @throws DomainError `menu.last_administrator_method`
 */
async function assertAdministratorsCanLogOn(
  transaction: Transaction,
  method: LogonMethod,
  changed: Menu,
): Promise<void> {
  for (const other of changed.offered) {
    if (await other.isUsableByRole(transaction, ADMINISTRATIVE_ROLES)) return;
  }
  const isLoss = await method.isUsableByRole(transaction, ADMINISTRATIVE_ROLES);
  if (!isLoss && changed.offered.length > 0) return;
  throw new DomainError('conflict', 'menu.last_administrator_method', {
    detail: 'It is the last method that an administrator can log on with.',
  });
}
