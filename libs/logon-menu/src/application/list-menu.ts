import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import type { LogonMethod } from '../domain/logon-method.js';
import type { Menu } from '../domain/menu.js';
import { readMenu } from '../infra/menu-rows.js';
import { LogonMethods } from './logon-methods.js';
import { menuRevision } from './menu-revision.js';
import { switchRefusal } from './turn-switch.js';

/** A method of the list, as administrators see it. */
export interface ListedMethod {
  readonly key: string;
  readonly label: LogonMethod['label'];
  readonly enabled: boolean;
  /** Whether it can work on this installation. */
  readonly available: boolean;
  readonly defaultDesktop: boolean;
  readonly defaultMobile: boolean;
  /** Code of the rule that prevents changing its switch now; null: it can be changed. */
  readonly switchRefusal: string | null;
}

/** A tenant's list of methods, and the revision that a change of it is based on. */
export interface MenuListing {
  readonly revision: string;
  readonly chosen: Menu['chosen'];
  readonly methods: readonly ListedMethod[];
}

/** A tenant's whole list of methods, in its order, for those who manage it. */
@Injectable()
export class ListMenu {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly methods: LogonMethods,
  ) {}

  async execute(tenantId: string): Promise<MenuListing> {
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const menu = await readMenu(transaction, this.methods.all());
      const [desktop, mobile] = [menu.defaultOn('desktop'), menu.defaultOn('mobile')];
      const methods: ListedMethod[] = [];
      for (const { method, enabled } of menu.entries) {
        methods.push({
          key: method.key,
          label: method.label,
          enabled,
          available: method.isAvailable(),
          defaultDesktop: method.key === desktop,
          defaultMobile: method.key === mobile,
          switchRefusal: await switchRefusal(transaction, menu, method),
        });
      }
      return { revision: menuRevision(menu), chosen: menu.chosen, methods };
    });
  }
}
