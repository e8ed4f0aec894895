import { effect, signal, untracked, type Signal } from '@angular/core';
import { problemOf, type Problem } from '../problems/problem';

/** A page of a list, in the form that all lists of the API share. */
interface Answer<Item> {
  readonly items: readonly Item[];
  /** The cursor of the next page. */
  readonly next: string | null;
}

/** A paged list. While the next page loads, the previous one stays. */
export interface PagedList<Item> {
  /** Undefined until the first answer. */
  readonly items: Signal<readonly Item[] | undefined>;
  readonly next: Signal<string | null>;
  readonly problem: Signal<Problem | undefined>;
  readonly isLoading: Signal<boolean>;
  /** Loads the current page again. */
  reload(): void;
  /** Shows changed rows before the server has answered; `reload` shows the true state. */
  change(rows: (items: readonly Item[]) => readonly Item[]): void;
}

/**
 * Loads a page of a list whenever the query changes. Only the answer to the latest query is used. Call it in the page's injection context.
 *
 * @param query the query, computed from signals
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
