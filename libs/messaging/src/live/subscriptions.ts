import * as z from 'zod';
import type { LiveData, LiveHandler } from './live-notifications.js';

const liveData = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

/** What tells a handler that notices may have been missed. */
const RESYNC: LiveData = { resync: true };

/** Who in this process listens to which topic. */
export class Subscriptions {
  readonly #handlers = new Map<string, Set<LiveHandler>>();

  /** @param failed hears of a handler that failed: no notice may end the process or keep others from hearing it */
  constructor(private readonly failed: (error: unknown) => void) {}

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
    const data = decode(message.slice(space + 1));
    if (data !== undefined) for (const handler of Array.from(handlers)) this.tell(handler, data);
  }

  /** Tells everybody that notices may have been missed. */
  resync(): void {
    for (const tell of this.resyncs()) tell();
  }

  /** The same, one handler at a time, for whoever spreads them over time. Those who have left meanwhile are passed over. */
  resyncs(): (() => void)[] {
    return [...this.#handlers].flatMap(([topic, handlers]) =>
      [...handlers].map((handler) => () => {
        if (this.#handlers.get(topic)?.has(handler) === true) this.tell(handler, RESYNC);
      }),
    );
  }

  private tell(handler: LiveHandler, data: LiveData): void {
    try {
      handler(data);
    } catch (error) {
      this.failed(error);
    }
  }
}

/** A notice as one line of text: topic, space, JSON. */
export function encode(topic: string, data: LiveData): string {
  return `${topic} ${JSON.stringify(data)}`;
}

function decode(text: string): LiveData | undefined {
  try {
    return liveData.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined; // not JSON: nobody of ours has sent it
  }
}
