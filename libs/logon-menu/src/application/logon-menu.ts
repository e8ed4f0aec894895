import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { LiveNotifications, LiveCache } from '#messaging';
import type { LogonMethod } from '../domain/logon-method.js';
import { methodDisabled } from '../domain/method-disabled.js';
import { readMenu } from '../infra/menu-rows.js';
import { switchOfMethod } from '../infra/menu-statements.js';
import { LOGON_MENU_TOPIC } from '../topic.js';
import { LogonMethods } from './logon-methods.js';

/** A method that is offered to people. */
interface OfferedMethod {
  readonly key: string;
  readonly label: LogonMethod['label'];
  /** Position in the menu, from 0. */
  readonly position: number;
}

/** The methods that a tenant offers, and which of them people see first. Names no other method and no tenant. */
export interface LogonMenuView {
  readonly entries: readonly OfferedMethod[];
  readonly defaultDesktop: string | null;
  readonly defaultMobile: string | null;
}

/** The logon methods that people of a tenant can use. */
@Injectable()
export class LogonMenu implements OnApplicationShutdown {
  readonly #cache: LiveCache<LogonMenuView>;

  constructor(
    @Inject(CLOCK) clock: Clock,
    live: LiveNotifications,
    private readonly unitOfWork: UnitOfWork,
    private readonly methods: LogonMethods,
  ) {
    this.#cache = new LiveCache(clock, live, LOGON_MENU_TOPIC);
  }

  /** The menu to show; at most 5 seconds old. For decisions use `assertEnabled`. */
  async of(tenantId: string): Promise<LogonMenuView> {
    const view = await this.#cache.get(tenantId, () =>
      this.unitOfWork.run(tenantId, (transaction) => this.read(transaction)),
    );
    return view ?? { entries: [], defaultDesktop: null, defaultMobile: null };
  }

  /**
   * Asserts that the tenant offers the method at this moment; queries the database. An unknown method is refused in the same way.
   *
   * @param scope the tenant's id, or a transaction in its context
   * @throws DomainError `method.disabled`
   */
  async assertEnabled(scope: Transaction | string, key: string): Promise<void> {
    const tenantId = typeof scope === 'string' ? scope : scope.tenantId;
    const [said] = await this.unitOfWork.query(scope, switchOfMethod, { tenantId, method: key });
    this.assertOn(key, said?.isOn ?? null);
  }

  /**
   * Like `assertEnabled`, for a caller whose own statement has already read the switch.
   *
   * @param said the value of `switchOf`
   * @throws DomainError `method.disabled`
   */
  assertOn(key: string, said: boolean | null): void {
    const method = this.methods.byKey(key);
    const isOn = said ?? (method?.isBuiltIn === true && method.isEnabledByDefault);
    if (isOn && method?.isAvailable() === true) return;
    throw methodDisabled(method?.key);
  }

  /** The methods offered now: queries the database. */
  async offered(transaction: Transaction): Promise<readonly LogonMethod[]> {
    return (await readMenu(transaction, this.methods.all())).offered;
  }

  onApplicationShutdown(): void {
    this.#cache.close();
  }

  private async read(transaction: Transaction): Promise<LogonMenuView> {
    const menu = await readMenu(transaction, this.methods.all());
    return {
      entries: menu.offered.map(({ key, label }, position) => ({ key, label, position })),
      defaultDesktop: menu.defaultOn('desktop'),
      defaultMobile: menu.defaultOn('mobile'),
    };
  }
}
