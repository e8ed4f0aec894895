import type { OnApplicationShutdown } from '@nestjs/common';
import { within } from '#kernel';
import { LiveNotifications, type LiveData } from './live-notifications.js';
import { encode } from './subscriptions.js';

/** Milliseconds for which a command that is done waits for its notices to be taken. */
const END_MS = 3_000;

/**
 * The notices of a command of the operator, which gives some and hears none. It needs nothing for them until it gives the
 * first one, and never fails for want of it: the running processes look for themselves.
 */
export abstract class CommandNotifications extends LiveNotifications implements OnApplicationShutdown {
  readonly #sent: Promise<unknown>[] = [];
  #hasLost = false;

  /** Whether a notice was taken by nobody. */
  get hasLost(): boolean {
    return this.#hasLost;
  }

  hint(topic: string, data: LiveData): void {
    const sent = this.send(encode(topic, data)).catch(() => {
      this.#hasLost = true;
    });
    this.#sent.push(sent);
  }

  subscribe(): () => void {
    return () => undefined;
  }

  isConnected(): boolean {
    return false;
  }

  async onApplicationShutdown(): Promise<void> {
    await within(END_MS, 'Whoever takes notices', Promise.all(this.#sent)).catch(() => {
      this.#hasLost = true;
    });
    await this.end();
  }

  protected abstract send(message: string): Promise<unknown>;

  protected async end(): Promise<void> {
    await Promise.resolve();
  }
}
