import * as z from 'zod';
import type { LiveData, LiveHandler } from './live-notifications.js';

const liveData = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

/** Tells a handler that notices may have been missed. */
const RESYNC: LiveData = { resync: true };

/** The subscribers of each topic in this process. */
export class Subscriptions {
  readonly #handlers = new Map<string, Set<LiveHandler>>();

  /** @param failed receives the error of a handler: no notice may end the process or keep others from receiving it */
  constructor(private readonly failed: (error: unknown) => void) {}

  add(topic: string, handler: LiveHandler): () => void {
    const handlers = this.#handlers.get(topic) ?? new Set();
    this.#handlers.set(topic, handlers.add(handler));
    return () => {
      handlers.delete(handler);
      if (handlers.size === 0 && this.#handlers.get(topic) === handlers) this.#handlers.delete(topic);
    };
  }

  /** Passes on a received message. Ignores anything that is not one of our notices. */
  receive(message: string): void {
    const space = message.indexOf(' ');
    const handlers = this.#handlers.get(message.slice(0, space));
    if (handlers === undefined) return;
    const data = decode(message.slice(space + 1));
    if (data !== undefined) for (const handler of Array.from(handlers)) this.tell(handler, data);
  }

  /** Tells every subscriber that notices may have been missed. */
  resync(): void {
    for (const tell of this.resyncs()) tell();
  }

  /** The same as separate calls, one per handler, so that they can be spread over time. Handlers that have left meanwhile are skipped. */
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
    return undefined; // not JSON: not from one of our processes
  }
}
