/**
 * What the console keeps where it runs, a few words under a name. Browsers refuse that by policy, in private windows or for want of room, and throw
 * then, on reading too: without it the console works as on its first day.
 */
class Kept {
  readonly #store: () => Storage;

  constructor(store: () => Storage) {
    this.#store = store;
  }

  read(name: string): string | undefined {
    try {
      return this.#store().getItem(name) ?? undefined;
    } catch {
      return undefined; // nothing is kept here
    }
  }

  /** Gives whether it is kept now. */
  keep(name: string, words: string): boolean {
    try {
      this.#store().setItem(name, words);
      return true;
    } catch {
      return false; // the caller decides whether it matters
    }
  }

  drop(name: string): void {
    try {
      this.#store().removeItem(name);
    } catch {
      // nothing was kept here
    }
  }
}

/** In this browser, for good. */
export const inBrowser = new Kept(() => localStorage);

/** In this window, until it is closed. */
export const inWindow = new Kept(() => sessionStorage);
