import type { HttpContext } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import { Api } from '../api/generated/api';
import { meRead } from '../api/generated/functions';
import type { ResultOf } from '../api/result-of';
import { Problem } from '../problems/problem';
import { givenMe } from './given-me';
import type { Permission } from './permissions';

/** Who is at the console, and for which tenant. */
export type Me = ResultOf<typeof meRead>;

/** The session of the console: who is at it, and what they may do. */
@Injectable({ providedIn: 'root' })
export class Session {
  readonly #api = inject(Api);
  readonly #me = signal<Me | null>(null);

  readonly me = this.#me.asReadonly();
  readonly tenant = computed(() => this.#me()?.tenant);

  /** Reads who is logged on, which the page has brought along, or asks. It also holds the token that changes need. */
  async load(): Promise<Me> {
    const me = givenMe() ?? (await this.#api.invoke(meRead));
    this.#me.set(me);
    return me;
  }

  /**
   * Asks who is logged on in this browser by now, and goes on as them if it is who was here before. Somebody else stays out: what
   * is theirs must not show under this address. Null: nobody is logged on.
   *
   * @param context of the request
   */
  async resume(context?: HttpContext): Promise<Me | null> {
    const now = await this.#api.invoke(meRead, undefined, context).catch(nobodyWhenLoggedOff);
    if (this.isHere(now)) this.#me.set(now);
    return now;
  }

  /** Whether it is who was here from the start: the same account, so the same tenant. */
  isHere(one: Me | null): boolean {
    return one !== null && one.account.id === this.#me()?.account.id;
  }

  /** Whether it is who was here from the start, and, where that is wanted, has proven it lately. */
  isGood(one: Me | null, wanted: 'session' | 'fresh-session'): boolean {
    return this.isHere(one) && (wanted === 'session' || one?.session.isFresh === true);
  }

  /** Whether the role may do this; null: anything. What it may not do is not shown, and refused by the API. */
  can(permission: Permission | null): boolean {
    const { permissions = [] } = this.#me() ?? {};
    return permission === null ? permissions.length > 0 : permissions.includes(permission);
  }
}

function nobodyWhenLoggedOff(error: unknown): null {
  if (error instanceof Problem && error.status === 401) return null;
  throw error;
}
