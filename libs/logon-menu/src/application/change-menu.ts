import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import type { Transaction } from '#database';
import { assertRevision } from '#http';
import { LiveNotifications } from '#messaging';
import type { LogonMethod } from '../domain/logon-method.js';
import type { Menu, MenuState } from '../domain/menu.js';
import { lockMenu, saveMenu } from '../infra/menu-rows.js';
import { LOGON_MENU_TOPIC } from '../topic.js';
import { LogonMethods } from './logon-methods.js';
import { menuRevision } from './menu-revision.js';

/** A menu before and after a change. */
export interface MenuChange {
  readonly before: MenuState;
  readonly after: MenuState;
}

/** Changes a tenant's menu, one change at a time, and notifies every process. */
@Injectable()
export class ChangeMenu {
  constructor(
    private readonly methods: LogonMethods,
    private readonly live: LiveNotifications,
  ) {}

  /**
   * Returns the change; undefined when `change` returns the menu that it received.
   *
   * @param basis revision of the menu that the change is based on; undefined: none
   * @throws DomainError `revision.stale`
   */
  async executeIn(
    transaction: Transaction,
    change: (menu: Menu) => Menu | Promise<Menu>,
    basis?: string,
  ): Promise<MenuChange | undefined> {
    const menu = await lockMenu(transaction, this.methods.all());
    assertRevision(menuRevision(menu), basis);
    const changed = await change(menu);
    if (changed === menu) return undefined;
    await saveMenu(transaction, changed);
    this.live.announce(transaction, LOGON_MENU_TOPIC, { tenantId: transaction.tenantId });
    return { before: menu.state, after: changed.state };
  }

  /** @throws DomainError `method.unknown` */
  method(key: string): LogonMethod {
    const method = this.methods.byKey(key);
    if (method === undefined) {
      throw new DomainError('not_found', 'method.unknown', { detail: 'No logon method has this key.' });
    }
    return method;
  }
}
