import { computed, inject, Injectable, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, convertToParamMap, Router } from '@angular/router';

/** Parameters for the page of the list. */
const PLACE = { cursor: null, page: null } as const;

/**
 * The state of a list in the address: search, order and page. So it survives a reload, can be shared, and “back” works. A page provides its own:
 * `providers: [ListUrlState]`.
 */
@Injectable()
export class ListUrlState {
  readonly #route = inject(ActivatedRoute);
  readonly #router = inject(Router);
  readonly #params = toSignal(this.#route.queryParamMap, { initialValue: convertToParamMap({}) });

  /** The cursor of the list's page, as the API named it; undefined: the first page. */
  readonly cursor = computed(() => this.#params().get('cursor') ?? undefined);
  /** The number of the page, from 1. */
  readonly page = computed(() => Math.max(1, Number(this.#params().get('page') ?? 1) || 1));

  /** A parameter; undefined if it is missing. */
  param(name: string): Signal<string | undefined> {
    return computed(() => this.#params().get(name) ?? undefined);
  }

  /** A parameter with a fixed set of values; undefined if it has none of them. */
  choice<Word extends string>(name: string, words: readonly Word[]): Signal<Word | undefined> {
    return computed(() => words.find((word) => word === this.#params().get(name)));
  }

  /** Changes filters or the order and returns to the first page; null removes a parameter. */
  async change(params: Readonly<Record<string, string | null>>): Promise<void> {
    await this.#go({ ...params, ...PLACE }, true);
  }

  /** Removes a filter. */
  async drop(name: string): Promise<void> {
    await this.change({ [name]: null });
  }

  /** Goes to the next page; “back” returns. */
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
