import { inject, Injectable, signal } from '@angular/core';
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
import { Notify } from '../../ui/notify';

export type Method = LogonMenuMethod;

/** The tenant's logon menu as it stands on the server, with what the page has just changed. */
@Injectable()
export class MenuStore {
  readonly #api = inject(Api);
  readonly #notify = inject(Notify);
  #revision = '';

  readonly methods = signal<readonly Method[] | undefined>(undefined);
  readonly problem = signal<Problem | undefined>(undefined);
  /** Whether a change is on its way. */
  readonly isBusy = signal(false);

  async load(): Promise<void> {
    this.problem.set(undefined);
    try {
      this.take(await this.#api.invoke$Response(logonMenuRead));
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }

  turn(method: Method, enabled: boolean): Promise<void> {
    return this.change(
      (methods) => methods.map((one) => (one.key === method.key ? { ...one, enabled } : one)),
      (revision) =>
        this.#api.invoke$Response(logonMenuTurn, {
          method: method.key,
          'if-match': revision,
          body: { enabled },
        }),
    );
  }

  reorder(methods: readonly Method[]): Promise<void> {
    return this.change(
      () => methods,
      (revision) =>
        this.#api.invoke$Response(logonMenuReorder, {
          'if-match': revision,
          body: { methods: methods.map(({ key }) => key) },
        }),
    );
  }

  setDefault(device: 'pc' | 'mobile', key: string): Promise<void> {
    const flag = device === 'pc' ? 'isDefaultOnPc' : 'isDefaultOnMobile';
    return this.change(
      (methods) => methods.map((one) => ({ ...one, [flag]: one.key === key })),
      (revision) =>
        this.#api.invoke$Response(logonMenuSetDefaults, { 'if-match': revision, body: { [device]: key } }),
    );
  }

  /** Shows the change at once; when it is refused, shows how things stand and says why. */
  private async change(
    preview: (methods: readonly Method[]) => readonly Method[],
    send: (revision: string) => Promise<StrictHttpResponse<LogonMenu>>,
  ): Promise<void> {
    this.methods.update((methods) => methods && preview(methods));
    this.isBusy.set(true);
    try {
      this.take(await send(this.#revision));
    } catch (error) {
      this.#notify.failed(error);
      await this.load();
    } finally {
      this.isBusy.set(false);
    }
  }

  private take(response: StrictHttpResponse<LogonMenu>): void {
    const { value, revision } = revised(response);
    this.#revision = revision;
    this.methods.set(value.methods);
  }
}
