import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '#database';
import { EventPublisher } from '#messaging';
import type { DeviceKind } from '../domain/menu.js';
import { DefaultMethodChanged } from '../events.js';
import { ChangeMenu } from './change-menu.js';

/** Sets the method that people see first, on computers or on phones, or leaves that to the order. */
@Injectable()
export class SetDefaultMethod {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly menu: ChangeMenu,
    private readonly events: EventPublisher,
  ) {}

  /** @throws DomainError `method.unknown`, `menu.default_not_enabled` */
  async execute(tenantId: string, device: DeviceKind, key: string): Promise<void> {
    await this.choose(tenantId, { [device]: key });
  }

  /**
   * Sets the default for several devices at once.
   *
   * @param defaults null for a device: no choice, the first offered method comes first
   * @param basis revision of the menu that the change is based on
   * @throws DomainError `method.unknown`, `menu.default_not_enabled`, `revision.stale`
   */
  async choose(
    tenantId: string,
    defaults: Readonly<Partial<Record<DeviceKind, string | null | undefined>>>,
    basis?: string,
  ): Promise<void> {
    await this.unitOfWork.run(tenantId, async (transaction) => {
      // Only the first change is checked against the basis; the second one follows it under the same lock.
      let expected = basis;
      for (const device of ['desktop', 'mobile'] as const) {
        const key = defaults[device];
        if (key === undefined) continue;
        await this.set(transaction, device, key, expected);
        expected = undefined;
      }
    });
  }

  private async set(
    transaction: Transaction,
    device: DeviceKind,
    key: string | null,
    basis: string | undefined,
  ): Promise<void> {
    if (key !== null) this.menu.method(key);
    let former = '';
    const change = await this.menu.executeIn(
      transaction,
      (menu) => {
        former = menu.chosen[device] ?? '';
        const isSo = menu.chosen[device] === key && (key === null || menu.defaultOn(device) === key);
        return isSo ? menu : menu.setDefault(device, key);
      },
      basis,
    );
    if (change === undefined) return;
    const { defaultDesktop, defaultMobile } = change.after;
    const byOrder = device === 'desktop' ? defaultDesktop : defaultMobile;
    this.events.publish(transaction, DefaultMethodChanged, {
      outcome: 'success',
      // If nothing is offered, the method that is no longer the choice.
      method: key ?? byOrder ?? former,
      device,
      ...change,
    });
  }
}
