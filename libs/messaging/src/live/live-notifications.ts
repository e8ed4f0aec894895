import type { Transaction } from '#database';

/** What a notice carries: ids and states, no secret and no personal data. */
export type LiveData = Readonly<Record<string, string | number | boolean>>;

export type LiveHandler = (data: LiveData) => void;

/**
 * Notices between processes, at most once and without memory: whoever hears one reads the truth from the database.
 * On PostgreSQL they travel by LISTEN/NOTIFY, with Redis by its pub/sub.
 */
export abstract class LiveNotifications {
  readonly #caches = new Map<string, Set<() => void>>();

  /** Announces `data` on a topic to every process, if and only if the transaction commits. */
  announce(transaction: Transaction, topic: string, data: LiveData): void {
    const caches = this.#caches.get(topic);
    if (caches !== undefined)
      transaction.afterCommit('messaging.drop-caches', () => {
        for (const drop of caches) drop();
      });
    this.tell(transaction, topic, data);
  }

  /** Tells every process at once, outside any transaction: for hints that may be lost or come to nothing. */
  abstract hint(topic: string, data: LiveData): void;

  /**
   * Calls `handler` for each notice on `topic`, and with `{ resync: true }` after the connection was lost, when
   * notices may have been missed. Gives a function that ends the subscription.
   */
  abstract subscribe(topic: string, handler: LiveHandler): () => void;

  /**
   * As `subscribe`, and besides with the commit of whatever this process announces: who has just changed something here must
   * not be shown the old state until the notice has made its way.
   */
  subscribeCache(topic: string, drop: () => void): () => void {
    const caches = this.#caches.get(topic) ?? new Set();
    this.#caches.set(topic, caches.add(drop));
    const unsubscribe = this.subscribe(topic, drop);
    return () => {
      caches.delete(drop);
      unsubscribe();
    };
  }

  /** Whether notices arrive at present. */
  abstract isConnected(): boolean;

  protected abstract tell(transaction: Transaction, topic: string, data: LiveData): void;
}
