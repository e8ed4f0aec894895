import { DomainError } from '#kernel';
import type { LogonMethod } from './logon-method.js';

/** A kind of device with its own default. */
export type DeviceKind = 'desktop' | 'mobile';

/** A method in a tenant's list, with the tenant's choice. */
export interface MenuEntry {
  readonly method: LogonMethod;
  readonly enabled: boolean;
}

/** A menu in the log: which methods are on, in which order, and the defaults. */
export interface MenuState {
  readonly order: readonly string[];
  readonly enabled: readonly string[];
  readonly defaultDesktop: string | null;
  readonly defaultMobile: string | null;
}

/** A tenant's list of logon methods, in its order, and the rules for every change. */
export class Menu {
  /**
   * @param entries the methods of the list, in order
   * @param chosen the chosen default for each device, whether or not it can be used now
   */
  constructor(
    readonly entries: readonly MenuEntry[],
    readonly chosen: Readonly<Record<DeviceKind, string | null>>,
  ) {}

  /** The methods offered to people: switched on, and able to work on this installation. */
  get offered(): readonly LogonMethod[] {
    return this.entries
      .filter(({ enabled, method }) => enabled && method.isAvailable())
      .map(({ method }) => method);
  }

  /** The default on a device: the chosen one while it is offered, otherwise the first offered one. */
  defaultOn(device: DeviceKind): string | null {
    const { offered } = this;
    const chosen = offered.find(({ key }) => key === this.chosen[device]);
    return (chosen ?? offered[0])?.key ?? null;
  }

  get state(): MenuState {
    return {
      order: this.entries.map(({ method }) => method.key),
      enabled: this.entries.filter(({ enabled }) => enabled).map(({ method }) => method.key),
      defaultDesktop: this.defaultOn('desktop'),
      defaultMobile: this.defaultOn('mobile'),
    };
  }

  /** Whether a method is on in this list, able to work or not. */
  isEnabled(key: string): boolean {
    return this.entries.some(({ enabled, method }) => enabled && method.key === key);
  }

  /** @throws DomainError `method.not_available`, `menu.proving_method_needed` */
  enable(method: LogonMethod): Menu {
    if (!method.isAvailable()) {
      throw new DomainError('conflict', 'method.not_available', {
        detail: `${method.label.en} cannot work on this installation as it is configured.`,
      });
    }
    const known = this.entries.some((entry) => entry.method.key === method.key);
    const entries = known ? this.switched(method.key, true) : [...this.entries, { method, enabled: true }];
    return new Menu(entries, this.chosen).withProofForAttachment();
  }

  /** @throws DomainError `menu.proving_method_needed` */
  disable(key: string): Menu {
    return new Menu(this.switched(key, false), this.chosen).withProofForAttachment();
  }

  /**
   * @param key null: no choice, and the order decides
   * @throws DomainError `menu.default_not_enabled`
   */
  setDefault(device: DeviceKind, key: string | null): Menu {
    if (key !== null && !this.offered.some((method) => method.key === key)) {
      throw new DomainError('conflict', 'menu.default_not_enabled', {
        detail: 'Only an enabled method can be the default.',
      });
    }
    return new Menu(this.entries, { ...this.chosen, [device]: key });
  }

  /** @throws DomainError `menu.order_incomplete` unless `keys` names every method of the list once */
  reorder(keys: readonly string[]): Menu {
    const ordered = keys.flatMap((key) => this.entries.filter(({ method }) => method.key === key));
    if (ordered.length !== this.entries.length || new Set(keys).size !== keys.length) {
      throw new DomainError('invalid', 'menu.order_incomplete', {
        detail: `The order must name each of these exactly once: ${this.state.order.join(', ')}.`,
      });
    }
    return new Menu(ordered, this.chosen);
  }

  private switched(key: string, enabled: boolean): readonly MenuEntry[] {
    return this.entries.map((entry) => (entry.method.key === key ? { ...entry, enabled } : entry));
  }

  /** Attachment needs a method that proves an account, so a method that depends on one cannot be on without it. */
  private withProofForAttachment(): this {
    const { offered } = this;
    const enabled = this.entries.filter((entry) => entry.enabled).map(({ method }) => method);
    const needing = enabled.find(({ needsOtherMethod }) => needsOtherMethod);
    const isProven = offered.some(({ canVerifyAccount, key }) => canVerifyAccount && key !== needing?.key);
    if (needing !== undefined && !isProven) {
      throw new DomainError('conflict', 'menu.proving_method_needed', {
        detail: `${needing.label.en} needs another enabled method, with which people prove who they are when they attach an identity.`,
      });
    }
    return this;
  }
}
