import { inject, Injectable, LOCALE_ID } from '@angular/core';
import { inLanguage } from '../ui/in-language';
import { Session } from './session';

/** The names of logon methods by key, as their modules define them. */
@Injectable({ providedIn: 'root' })
export class MethodNames {
  readonly #session = inject(Session);
  readonly #locale = inject(LOCALE_ID);

  /** The key itself for a method that this installation no longer has. */
  of(key: string): string {
    const way = this.#session.me()?.ways.find((one) => one.key === key);
    return way === undefined ? key : inLanguage(way.name, this.#locale);
  }
}
