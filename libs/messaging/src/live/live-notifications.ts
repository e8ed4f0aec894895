import type { Transaction } from '#database';

/** Content of a notice: ids and states, no secrets and no personal data. */
export type LiveData = Readonly<Record<string, string | number | boolean>>;

export type LiveHandler = (data: LiveData) => void;

/**
 * Notices between processes, delivered at most once and not stored: the receiver reads the facts from the database. They use LISTEN/NOTIFY
 * on PostgreSQL, and pub/sub on Redis.
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

  /** Tells every process at once, outside any transaction: for hints that may be lost or turn out to be unnecessary. */
  abstract hint(topic: string, data: LiveData): void;

  /**
   * Calls `handler` for each notice on `topic`, and with `{ resync: true }` after the connection was lost, because notices may have been
   * missed. Returns a function that ends the subscription.
   */
  abstract subscribe(topic: string, handler: LiveHandler): () => void;

  /**
   * Like `subscribe`, and also calls `drop` with the commit of this process's own announcements: someone who has just changed something
   * here must not see the old state until the notice arrives.
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

  /** Whether notices are arriving at present. */
  abstract isConnected(): boolean;

  protected abstract tell(transaction: Transaction, topic: string, data: LiveData): void;
}
