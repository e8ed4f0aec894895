import { inject, Injectable, LOCALE_ID } from '@angular/core';
import { inLanguage } from '../ui/in-language';
import { Session } from './session';

/** What ways to log on are called where only the key is known, as the modules that bring them say. */
@Injectable({ providedIn: 'root' })
export class MethodNames {
  readonly #session = inject(Session);
  readonly #locale = inject(LOCALE_ID);

  /** The key itself for a way that this installation no longer has. */
  of(key: string): string {
    const way = this.#session.me()?.ways.find((one) => one.key === key);
    return way === undefined ? key : inLanguage(way.name, this.#locale);
  }
}
