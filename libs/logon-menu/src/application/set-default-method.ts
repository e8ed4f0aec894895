import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '#database';
import { EventPublisher } from '#messaging';
import type { DeviceKind } from '../domain/menu.js';
import { DefaultMethodChanged } from '../events.js';
import { ChangeMenu } from './change-menu.js';

/** Chooses the method that people see first, on computers or on phones, or leaves that to the order. */
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
   * Chooses for several devices at once.
   *
   * @param defaults null for a device: none is chosen, and the first one offered comes first
   * @param basis revision of the menu that this was decided on
   * @throws DomainError `method.unknown`, `menu.default_not_enabled`, `revision.stale`
   */
  async choose(
    tenantId: string,
    defaults: Readonly<Partial<Record<DeviceKind, string | null | undefined>>>,
    basis?: string,
  ): Promise<void> {
    await this.unitOfWork.run(tenantId, async (transaction) => {
      // Only the first change is based on what was read; the second one follows it under the same lock.
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
    const change = await this.menu.within(
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
      // Where nothing is offered, the one that is not chosen any more.
      method: key ?? byOrder ?? former,
      device,
      ...change,
    });
  }
}
