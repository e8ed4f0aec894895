import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import type { LogonMethod } from '../domain/logon-method.js';
import { readMenu } from '../infra/menu-rows.js';
import { LogonMethods } from './logon-methods.js';

/** A method of the list, as administrators see it. */
export interface ListedMethod {
  readonly key: string;
  readonly label: LogonMethod['label'];
  readonly enabled: boolean;
  /** Whether it could work on this installation. */
  readonly available: boolean;
  readonly defaultDesktop: boolean;
  readonly defaultMobile: boolean;
}

/** A tenant's whole list of methods, in its order, for those who manage it. */
@Injectable()
export class ListMenu {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly methods: LogonMethods,
  ) {}

  async execute(tenantId: string): Promise<readonly ListedMethod[]> {
    const menu = await this.unitOfWork.run(tenantId, (transaction) =>
      readMenu(transaction, this.methods.all()),
    );
    const [desktop, mobile] = [menu.defaultOn('desktop'), menu.defaultOn('mobile')];
    return menu.entries.map(({ method, enabled }) => ({
      key: method.key,
      label: method.label,
      enabled,
      available: method.isAvailable(),
      defaultDesktop: method.key === desktop,
      defaultMobile: method.key === mobile,
    }));
  }
}
