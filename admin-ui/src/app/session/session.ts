import { computed, inject, Injectable, signal } from '@angular/core';
import { Api } from '../api/generated/api';
import { meRead } from '../api/generated/functions';
import type { ResultOf } from '../api/result-of';
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

  /** Asks who is logged on. The answer also holds the token that changes need. */
  async load(): Promise<Me> {
    const me = await this.#api.invoke(meRead);
    this.#me.set(me);
    return me;
  }

  /** Whether the role may do this. What it may not do is not shown, and refused by the API. */
  can(permission: Permission): boolean {
    return this.#me()?.permissions.includes(permission) ?? false;
  }
}
