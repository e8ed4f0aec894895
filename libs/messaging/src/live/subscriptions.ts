import type { LiveData, LiveHandler } from './live-notifications.js';

/** Who in this process listens to which topic. */
export class Subscriptions {
  readonly #handlers = new Map<string, Set<LiveHandler>>();

  add(topic: string, handler: LiveHandler): () => void {
    const handlers = this.#handlers.get(topic) ?? new Set();
    this.#handlers.set(topic, handlers.add(handler));
    return () => {
      handlers.delete(handler);
      if (handlers.size === 0 && this.#handlers.get(topic) === handlers) this.#handlers.delete(topic);
    };
  }

  /** Hands a received message on. Anything that is not a notice of ours is ignored. */
  receive(message: string): void {
    const space = message.indexOf(' ');
    const handlers = this.#handlers.get(message.slice(0, space));
    if (handlers === undefined) return;
    const data = JSON.parse(message.slice(space + 1)) as LiveData;
    for (const handler of [...handlers]) handler(data);
  }

  /** Tells everybody that notices may have been missed. */
  resync(): void {
    for (const handlers of [...this.#handlers.values()]) {
      for (const handler of [...handlers]) handler({ resync: true });
    }
  }
}

/** A notice as one line of text: topic, space, JSON. */
export function encode(topic: string, data: LiveData): string {
  return `${topic} ${JSON.stringify(data)}`;
}
