import { computed, inject, Injectable, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, convertToParamMap, Router } from '@angular/router';

/** Parameters that say which page of the list is shown. */
const PLACE = { cursor: null, page: null } as const;

/**
 * The state of a list, which stands in the address: what is searched, how it is sorted, which page. So it survives a reload, can be
 * sent to somebody, and “back” goes back. A page provides its own: `providers: [ListAddress]`.
 */
@Injectable()
export class ListAddress {
  readonly #route = inject(ActivatedRoute);
  readonly #router = inject(Router);
  readonly #params = toSignal(this.#route.queryParamMap, { initialValue: convertToParamMap({}) });

  /** Where the page of the list begins, as the API named it; undefined: at the start. */
  readonly cursor = computed(() => this.#params().get('cursor') ?? undefined);
  /** Number of the page, from 1. */
  readonly page = computed(() => Math.max(1, Number(this.#params().get('page') ?? 1) || 1));

  /** A parameter; undefined when it is not in the address. */
  param(name: string): Signal<string | undefined> {
    return computed(() => this.#params().get(name) ?? undefined);
  }

  /** A parameter that is one of a few words; undefined when it is none of them. */
  choice<Word extends string>(name: string, words: readonly Word[]): Signal<Word | undefined> {
    return computed(() => words.find((word) => word === this.#params().get(name)));
  }

  /** Changes filters or the order; null takes a parameter away. The list begins at its start again. */
  async change(params: Readonly<Record<string, string | null>>): Promise<void> {
    await this.#go({ ...params, ...PLACE }, true);
  }

  /** Takes a filter away. */
  async drop(name: string): Promise<void> {
    await this.change({ [name]: null });
  }

  /** Turns to the next page; “back” turns back. */
  async turnTo(cursor: string): Promise<void> {
    await this.#go({ cursor, page: String(this.page() + 1) }, false);
  }

  async toStart(): Promise<void> {
    await this.#go(PLACE, false);
  }

  async #go(queryParams: Readonly<Record<string, string | null>>, replaceUrl: boolean): Promise<void> {
    await this.#router.navigate([], {
      relativeTo: this.#route,
      queryParams,
      queryParamsHandling: 'merge',
      replaceUrl,
    });
  }
}
