/**
 * Stores short texts by name in the browser. Browsers refuse storage by policy, in private windows or when it is full, and then throw even on reading; the
 * console works without it, with its defaults.
 */
class BrowserStorage {
  readonly #store: () => Storage;

  constructor(store: () => Storage) {
    this.#store = store;
  }

  read(name: string): string | undefined {
    try {
      return this.#store().getItem(name) ?? undefined;
    } catch {
      return undefined; // storage is not available
    }
  }

  /** Returns whether the value is stored now. */
  write(name: string, text: string): boolean {
    try {
      this.#store().setItem(name, text);
      return true;
    } catch {
      return false; // the caller decides whether this matters
    }
  }

  drop(name: string): void {
    try {
      this.#store().removeItem(name);
    } catch {
      // nothing was stored
    }
  }
}

/** In this browser, permanently. */
export const localStore = new BrowserStorage(() => localStorage);

/** In this window, until it is closed. */
export const sessionStore = new BrowserStorage(() => sessionStorage);
