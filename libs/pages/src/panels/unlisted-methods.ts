import { Injectable } from '@nestjs/common';
import type { Locale } from '../i18n/locale.js';

type Names = Readonly<Record<Locale, string>>;

/** Names of ways to log on that are not methods of the menu, such as a one-time link: each lib contributes its own. */
@Injectable()
export class UnlistedMethods {
  readonly #names = new Map<string, Names>();

  add(names: Readonly<Record<string, Names>>): void {
    for (const [key, name] of Object.entries(names)) this.#names.set(key, name);
  }

  /** Every name, by its key. */
  all(): ReadonlyMap<string, Names> {
    return this.#names;
  }

  /** The name of a way; for an unknown one, its key. */
  name(key: string): Names {
    return this.#names.get(key) ?? { en: key, zh: key };
  }
}
