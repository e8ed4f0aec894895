import type { OnApplicationShutdown } from '@nestjs/common';
import { withTimeout } from '#kernel';
import { LiveNotifications, type LiveData } from './live-notifications.js';
import { encode } from './subscriptions.js';

/** Maximum milliseconds that a finished command waits until its notices are sent. */
const END_MS = 3_000;

/**
 * Notices of an operator's command, which sends some and receives none. It connects only for the first notice, and never fails if it
 * cannot: the running processes also look by themselves.
 */
export abstract class CommandNotifications extends LiveNotifications implements OnApplicationShutdown {
  readonly #sent: Promise<unknown>[] = [];
  #hasLost = false;

  /** Whether any notice could not be sent. */
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
    await withTimeout(END_MS, 'The channel for notices', Promise.all(this.#sent)).catch(() => {
      this.#hasLost = true;
    });
    await this.end();
  }

  protected abstract send(message: string): Promise<unknown>;

  protected async end(): Promise<void> {
    await Promise.resolve();
  }
}
