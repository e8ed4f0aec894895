import { BoundedMap, type Clock } from '#kernel';
import type { LiveNotifications } from './live-notifications.js';

/** Milliseconds for which a value may be given without asking again, should a notice be lost. */
const FRESH_MS = 5_000;

/** Values held at most; the oldest leave first. */
const CAPACITY = 1_000;

interface Held<Value> {
  readonly value: Promise<Value | null>;
  readonly until: number;
  /** False as long as it is being looked up. */
  isKnown: boolean;
}

/**
 * Keeps what rarely changes for a few seconds, and drops all of it when a live notice on the topic tells of a change: one of this
 * process at once, with the commit.
 * Callers at the same time share one look-up; absence is not kept.
 *
 * A look-up needs a database connection. Whoever holds one already asks by `getHolding`, and waits for nobody else's: with all connections in
 * the hands of those who wait, none would be left for the look-up that they wait for. Nor does anybody wait for theirs, which fails with
 * their transaction, and waits for the locks that it waits for.
 */
export class LiveCache<Value> {
  readonly #held = new BoundedMap<string, Held<Value>>(CAPACITY);
  readonly #unsubscribe: () => void;
  /** How often all was dropped. */
  #drops = 0;

  constructor(
    private readonly clock: Clock,
    live: LiveNotifications,
    topic: string,
  ) {
    this.#unsubscribe = live.subscribeCache(topic, () => {
      // A look-up under way may have read the old value: forgotten here, it is not given to later callers.
      this.#held.clear();
      this.#drops += 1;
    });
  }

  async get(key: string, load: () => Promise<Value | null>): Promise<Value | null> {
    return this.fresh(key)?.value ?? this.lookUp(key, load);
  }

  /**
   * The same for a caller in a transaction.
   *
   * @param load looks it up on the connection of that transaction
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
