import { inject, Injectable, LOCALE_ID, signal } from '@angular/core';
import { Api } from '../../api/generated/api';
import { auditTypesList } from '../../api/generated/functions';
import type { ResultOf } from '../../api/result-of';

type EventType = ResultOf<typeof auditTypesList>['items'][number];

/** The titles of event types; loaded once. */
@Injectable({ providedIn: 'root' })
export class EventTitles {
  readonly #api = inject(Api);
  readonly #locale = inject(LOCALE_ID);
  #asked: Promise<void> | undefined;

  /** All types, in the order of the catalogue; empty until it is loaded. */
  readonly types = signal<readonly EventType[]>([]);

  /** Loads the catalogue, unless it is there. Without it, lists show the types themselves. */
  load(): Promise<void> {
    this.#asked ??= this.#api.invoke(auditTypesList).then(
      ({ items }) => this.types.set(items),
      () => (this.#asked = undefined),
    );
    return this.#asked;
  }

  titleOf(type: string): string {
    const title = this.types().find((one) => one.type === type || one.formerly.includes(type))?.title;
    if (title === undefined) return type;
    return this.#locale.startsWith('zh') ? title.zh : title.en;
  }
}
