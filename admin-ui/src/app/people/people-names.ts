import { inject, Injectable, signal } from '@angular/core';
import { Api } from '../api/generated/api';
import { accountsList } from '../api/generated/functions';
import { Session } from '../session/session';

/** Maximum number of accounts in one request. */
const AT_ONCE = 100;

/** The names of accounts whose ids occur in other data, such as the log. People who may not see accounts get no names; the API would refuse them. */
@Injectable({ providedIn: 'root' })
export class PeopleNames {
  readonly #api = inject(Api);
  readonly #session = inject(Session);
  readonly #asked = new Set<string>();
  readonly #names = signal<ReadonlyMap<string, string>>(new Map());

  /** The name of an account; undefined while it is not loaded, or when there is none. */
  nameOf(id: string): string | undefined {
    return this.#names().get(id);
  }

  /** Loads the names that are not known yet. Without them, lists show ids. */
  async learn(ids: Iterable<string>): Promise<void> {
    if (!this.#session.can('accounts.read')) return;
    const unknown = [...new Set(ids)].filter((id) => !this.#asked.has(id));
    for (const id of unknown) this.#asked.add(id);
    for (let begin = 0; begin < unknown.length; begin += AT_ONCE)
      await this.#ask(unknown.slice(begin, begin + AT_ONCE));
  }

  async #ask(ids: readonly string[]): Promise<void> {
    const found = await this.#api
      .invoke(accountsList, { id: [...ids], limit: AT_ONCE })
      .catch(() => undefined);
    if (found === undefined) {
      for (const id of ids) this.#asked.delete(id);
      return;
    }
    const known = found.items.map(({ id, displayName, username }) => [id, displayName || username] as const);
    this.#names.update((before) => new Map([...before, ...known]));
  }
}
