import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { EventPublisher } from '#messaging';
import type { DeviceKind } from '../domain/menu.js';
import { DefaultMethodChanged } from '../events.js';
import { ChangeMenu } from './change-menu.js';

/** Chooses the method that people see first, on computers or on phones. */
@Injectable()
export class SetDefaultMethod {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly menu: ChangeMenu,
    private readonly events: EventPublisher,
  ) {}

  /** @throws DomainError `method.unknown`, `menu.default_not_enabled` */
  async execute(tenantId: string, device: DeviceKind, key: string): Promise<void> {
    this.menu.method(key);
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const change = await this.menu.within(transaction, (menu) =>
        menu.chosen[device] === key && menu.defaultOn(device) === key ? menu : menu.setDefault(device, key),
      );
      if (change === undefined) return;
      this.events.publish(transaction, DefaultMethodChanged, {
        outcome: 'success',
        method: key,
        device,
        ...change,
      });
    });
  }
}
