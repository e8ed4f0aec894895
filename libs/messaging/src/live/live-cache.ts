import type { Clock } from '#kernel';
import type { LiveNotifications } from './live-notifications.js';

/** Milliseconds for which a value may be given without asking again, should a notice be lost. */
const FRESH_MS = 5_000;

/** Values held at most; the oldest leave first. */
const CAPACITY = 1_000;

interface Held<Value> {
  readonly value: Promise<Value | null>;
  readonly until: number;
}

/**
 * Keeps what rarely changes for a few seconds, and drops all of it when a live notice on the topic tells of a change: one of this
 * process at once, with the commit.
 * Callers at the same time share one look-up; absence is not kept.
 */
export class LiveCache<Value> {
  readonly #held = new Map<string, Held<Value>>();
  readonly #unsubscribe: () => void;

  constructor(
    private readonly clock: Clock,
    live: LiveNotifications,
    topic: string,
  ) {
    this.#unsubscribe = live.subscribeCache(topic, () => {
      // A look-up under way may have read the old value: forgotten here, it is not given to later callers.
      this.#held.clear();
    });
  }

  async get(key: string, load: () => Promise<Value | null>): Promise<Value | null> {
    const now = this.clock.elapsedMs();
    const held = this.#held.get(key);
    if (held !== undefined && now < held.until) return held.value;
    const value = load();
    const entry = { value, until: now + FRESH_MS };
    this.keep(key, entry);
    try {
      const loaded = await value;
      if (loaded === null) this.forget(key, entry);
      return loaded;
    } catch (error) {
      this.forget(key, entry);
      throw error;
    }
  }

  close(): void {
    this.#unsubscribe();
    this.#held.clear();
  }

  private keep(key: string, entry: Held<Value>): void {
    this.#held.delete(key);
    this.#held.set(key, entry);
    const [oldest] = this.#held.keys();
    if (this.#held.size > CAPACITY && oldest !== undefined) this.#held.delete(oldest);
  }

  private forget(key: string, entry: Held<Value>): void {
    if (this.#held.get(key) === entry) this.#held.delete(key);
  }
}
