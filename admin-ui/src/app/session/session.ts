import type { HttpContext } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import { Api } from '../api/generated/api';
import { meRead } from '../api/generated/functions';
import type { ResultOf } from '../api/result-of';
import { Problem } from '../problems/problem';
import { embeddedMe } from './embedded-me';
import type { Permission } from './permissions';

/** The person at the console, and the tenant. */
export type Me = ResultOf<typeof meRead>;

/** The session of the console: the person, and their permissions. */
@Injectable({ providedIn: 'root' })
export class Session {
  readonly #api = inject(Api);
  readonly #me = signal<Me | null>(null);

  readonly me = this.#me.asReadonly();
  readonly tenant = computed(() => this.#me()?.tenant);

  /** Reads the session, from the page or the API. It also contains the token that changes need. */
  async load(): Promise<Me> {
    const me = embeddedMe() ?? (await this.#api.invoke(meRead));
    this.#me.set(me);
    return me;
  }

  /**
   * Reads the browser's present session, and continues with it if it belongs to the same person as before. A session of somebody else is not used, because
   * their data must not show at this address. Null: nobody is logged on.
   *
   * @param context of the request
   */
  async resume(context?: HttpContext): Promise<Me | null> {
    const now = await this.#api.invoke(meRead, undefined, context).catch(nobodyWhenLoggedOff);
    if (this.isHere(now)) this.#me.set(now);
    return now;
  }

  /** Whether it is the same person as at the start: the same account, and so the same tenant. */
  isHere(one: Me | null): boolean {
    return one !== null && one.account.id === this.#me()?.account.id;
  }

  /** Whether it is the same person as at the start and, where required, with a fresh authentication. */
  isGood(one: Me | null, wanted: 'session' | 'fresh-session'): boolean {
    return this.isHere(one) && (wanted === 'session' || one?.session.isFresh === true);
  }

  /** Whether the role has the permission; null: any permission at all. Actions without permission are hidden, and the API refuses them. */
  can(permission: Permission | null): boolean {
    const { permissions = [] } = this.#me() ?? {};
    return permission === null ? permissions.length > 0 : permissions.includes(permission);
  }
}

function nobodyWhenLoggedOff(error: unknown): null {
  if (error instanceof Problem && error.status === 401) return null;
  throw error;
}
