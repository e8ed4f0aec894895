import { effect, signal, untracked, type Signal } from '@angular/core';
import { problemOf, type Problem } from '../problems/problem';

/** A page of a list, as every list of the API answers. */
interface Answer<Item> {
  readonly items: readonly Item[];
  /** Cursor of the page after it. */
  readonly next: string | null;
}

/** A list that is shown page by page. While the next page is on its way, the one before stays. */
export interface PagedList<Item> {
  /** Undefined until the first answer. */
  readonly items: Signal<readonly Item[] | undefined>;
  readonly next: Signal<string | null>;
  readonly problem: Signal<Problem | undefined>;
  readonly isLoading: Signal<boolean>;
  /** Asks again for what is shown. */
  reload(): void;
  /** Shows rows in another way before the server has answered; `reload` tells the truth. */
  change(rows: (items: readonly Item[]) => readonly Item[]): void;
}

/**
 * Asks for a page of a list whenever the query has changed. Of answers that overtake each other only the last one counts. Call it
 * where the page is made.
 *
 * @param query what is asked for, made of signals
 */
export function pagedList<Query, Item>(
  query: () => Query,
  ask: (query: Query) => Promise<Answer<Item>>,
): PagedList<Item> {
  const items = signal<readonly Item[] | undefined>(undefined);
  const next = signal<string | null>(null);
  const problem = signal<Problem | undefined>(undefined);
  const isLoading = signal(true);
  const asked = signal(0);
  let latest = 0;

  async function load(answer: Promise<Answer<Item>>, number: number): Promise<void> {
    try {
      const page = await answer;
      if (number !== latest) return;
      items.set(page.items);
      next.set(page.next);
      problem.set(undefined);
    } catch (error) {
      if (number === latest) problem.set(problemOf(error));
    }
    if (number === latest) isLoading.set(false);
  }

  effect(() => {
    asked();
    const wanted = query();
    latest += 1;
    untracked(() => {
      isLoading.set(true);
      void load(ask(wanted), latest);
    });
  });

  return {
    items: items.asReadonly(),
    next: next.asReadonly(),
    problem: problem.asReadonly(),
    isLoading: isLoading.asReadonly(),
    reload: () => asked.update((times) => times + 1),
    change: (rows) => items.update((shown) => shown && rows(shown)),
  };
}
