import { BoundedMap, type Clock } from '#kernel';
import type { LiveNotifications } from './live-notifications.js';

/** Milliseconds for which a value is used without another look-up, in case a notice was lost. */
const FRESH_MS = 5_000;

/** Maximum number of values; the oldest are dropped first. */
const CAPACITY = 1_000;

interface Held<Value> {
  readonly value: Promise<Value | null>;
  readonly until: number;
  /** False while it is being looked up. */
  isKnown: boolean;
}

/**
 * Caches rarely changing values for a few seconds. A live notice on the topic drops them all; a change in this process drops them at once,
 * with the commit. Concurrent callers share one look-up. Absence is not cached.
 *
 * A look-up needs a database connection. A caller that already holds one uses `getHolding`, and does not wait for another caller's look-up:
 * if all connections were held by waiting callers, none would be left for that look-up. Others do not wait for its look-up either, because
 * it fails with its transaction and waits for the same locks.
 */
export class LiveCache<Value> {
  readonly #held = new BoundedMap<string, Held<Value>>(CAPACITY);
  readonly #unsubscribe: () => void;
  /** How often all values were dropped. */
  #drops = 0;

  constructor(
    private readonly clock: Clock,
    live: LiveNotifications,
    topic: string,
  ) {
    this.#unsubscribe = live.subscribeCache(topic, () => {
      // A look-up in progress may have read the old value: its entry is removed here, so later callers do not get it.
      this.#held.clear();
      this.#drops += 1;
    });
  }

  async get(key: string, load: () => Promise<Value | null>): Promise<Value | null> {
    return this.fresh(key)?.value ?? this.lookUp(key, load);
  }

  /**
   * Like `get`, for a caller in a transaction.
   *
   * @param load looks the value up on the connection of that transaction
   */
  async getHolding(key: string, load: () => Promise<Value | null>): Promise<Value | null> {
    const held = this.fresh(key);
    if (held?.isKnown === true) return held.value;
    const drops = this.#drops;
    const value = await load();
    if (value !== null && drops === this.#drops) this.hold(key, Promise.resolve(value)).isKnown = true;
    return value;
  }

  close(): void {
    this.#unsubscribe();
    this.#held.clear();
  }

  private fresh(key: string): Held<Value> | undefined {
    const held = this.#held.get(key);
    return held !== undefined && this.clock.elapsedMs() < held.until ? held : undefined;
  }

  private async lookUp(key: string, load: () => Promise<Value | null>): Promise<Value | null> {
    const entry = this.hold(key, load());
    try {
      const loaded = await entry.value;
      entry.isKnown = true;
      if (loaded === null) this.forget(key, entry);
      return loaded;
    } catch (error) {
      this.forget(key, entry);
      throw error;
    }
  }

  private hold(key: string, value: Promise<Value | null>): Held<Value> {
    const entry = { value, until: this.clock.elapsedMs() + FRESH_MS, isKnown: false };
    this.#held.renew(key, entry);
    return entry;
  }

  private forget(key: string, entry: Held<Value>): void {
    if (this.#held.get(key) === entry) this.#held.delete(key);
  }
}
