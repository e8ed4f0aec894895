import { inject, Injectable, Injector, LOCALE_ID, signal } from '@angular/core';
import { Api } from '../../api/generated/api';
import {
  logonMenuRead,
  logonMenuReorder,
  logonMenuSetDefaults,
  logonMenuTurn,
} from '../../api/generated/functions';
import type { LogonMenu } from '../../api/generated/models/logon-menu';
import type { LogonMenuMethod } from '../../api/generated/models/logon-menu-method';
import type { StrictHttpResponse } from '../../api/generated/strict-http-response';
import { revised } from '../../api/revised';
import { problemOf, type Problem } from '../../problems/problem';
import type { SwitchAnswer } from '../../providers/provider';
import { PROVIDERS } from '../../providers/providers';
import { Notify } from '../../ui/notify';
import { firstOn, withDefaults, type Chosen, type Device, type First } from './menu-defaults';
import { nowFirst } from './method-texts';

export type Method = LogonMenuMethod;

/** The tenant's logon menu as stored on the server, with the changes that the page has just made. */
@Injectable()
export class MenuStore {
  readonly #api = inject(Api);
  readonly #notify = inject(Notify);
  readonly #injector = inject(Injector);
  readonly #locale = inject(LOCALE_ID);
  #revision = '';
  /** What each device showed first, according to the server's last answer. */
  #first: First = { pc: undefined, mobile: undefined };

  readonly methods = signal<readonly Method[] | undefined>(undefined);
  readonly chosen = signal<Chosen>({ pc: null, mobile: null });
  readonly problem = signal<Problem | undefined>(undefined);
  /** Counts the server's answers: each may change the portal's page. */
  readonly saved = signal(0);
  /** Whether a change is being saved. */
  readonly isBusy = signal(false);

  async load(): Promise<void> {
    this.problem.set(undefined);
    try {
      this.take(await this.#api.invoke$Response(logonMenuRead));
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }

  /** Changes a switch. Before a provider's method is switched on, the provider checks whether the logon would work. */
  async turn(method: Method, enabled: boolean): Promise<void> {
    const turned = (methods: readonly Method[]) =>
      methods.map((one) => (one.key === method.key ? { ...one, enabled } : one));
    this.preview(turned);
    const answer = enabled ? await this.askGuard(method.key) : undefined;
    if (answer?.goesOn === false) {
      await this.load();
      return;
    }
    const isDone = await this.changeAround(turned, (revision) =>
      this.#api.invoke$Response(logonMenuTurn, {
        method: method.key,
        'if-match': revision,
        body: { enabled },
      }),
    );
    if (isDone) answer?.done?.();
  }

  async reorder(methods: readonly Method[]): Promise<void> {
    await this.changeAround(
      () => methods,
      (revision) =>
        this.#api.invoke$Response(logonMenuReorder, {
          'if-match': revision,
          body: { methods: methods.map(({ key }) => key) },
        }),
    );
  }

  /** @param key null: the first one in the order */
  async setDefault(device: Device, key: string | null): Promise<void> {
    this.chosen.update((chosen) => ({ ...chosen, [device]: key }));
    await this.change(
      (methods) => methods,
      (revision) =>
        this.#api.invoke$Response(logonMenuSetDefaults, { 'if-match': revision, body: { [device]: key } }),
    );
  }

  /** Makes another change, and reports whether it affected what a device shows first. */
  private async changeAround(...change: Parameters<MenuStore['change']>): Promise<boolean> {
    const before = this.#first;
    const isDone = await this.change(...change);
    const told = isDone ? nowFirst(before, this.#first, this.#locale) : undefined;
    if (told !== undefined) this.#notify.done(told);
    return isDone;
  }

  /** The check of the provider whose method would be switched on; undefined: the method has none. */
  private async askGuard(method: string): Promise<SwitchAnswer | undefined> {
    const load = PROVIDERS.map(({ guards }) => guards[method]).find((guard) => guard !== undefined);
    if (load === undefined) return undefined;
    this.isBusy.set(true);
    try {
      return await this.#injector.get(await load()).ask();
    } catch (error) {
      this.#notify.failed(error);
      return { goesOn: false };
    } finally {
      this.isBusy.set(false);
    }
  }

  /** Shows the change at once. If it is refused, shows the true state and the reason. Returns whether it was saved. */
  private async change(
    preview: (methods: readonly Method[]) => readonly Method[],
    send: (revision: string) => Promise<StrictHttpResponse<LogonMenu>>,
  ): Promise<boolean> {
    this.preview(preview);
    this.isBusy.set(true);
    try {
      this.take(await send(this.#revision));
      return true;
    } catch (error) {
      this.#notify.failed(error);
      await this.load();
      return false;
    } finally {
      this.isBusy.set(false);
    }
  }

  private preview(change: (methods: readonly Method[]) => readonly Method[]): void {
    this.methods.update((methods) => methods && withDefaults(change(methods), this.chosen()));
  }

  private take(response: StrictHttpResponse<LogonMenu>): void {
    const { value, revision } = revised(response);
    this.#revision = revision;
    this.methods.set(value.methods);
    this.chosen.set(value.chosen);
    const { methods, chosen } = value;
    this.#first = { pc: firstOn('pc', methods, chosen), mobile: firstOn('mobile', methods, chosen) };
    this.saved.update((count) => count + 1);
  }
}
