import { EventEmitter, once } from 'node:events';

/** A received mail. */
export interface Message {
  readonly id: string;
  readonly receivedAt: Date;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  /** Plain text; empty when the mail is HTML only. */
  readonly text: string;
  readonly html: string | undefined;
  /** A one-time code in the subject or text: 6 digits on their own. */
  readonly code: string | undefined;
  /** Links in the text, in order. */
  readonly links: readonly string[];
}

const MOST_MESSAGES = 200;

/** The latest two hundred mails, oldest first. */
export class Mailbox {
  #messages: Message[] = [];
  readonly #arrivals = new EventEmitter().setMaxListeners(0);

  add(message: Message): void {
    this.#messages.push(message);
    if (this.#messages.length > MOST_MESSAGES) this.#messages.shift();
    this.#arrivals.emit('arrival');
  }

  messages(): readonly Message[] {
    return [...this.#messages];
  }

  find(id: string): Message | undefined {
    return this.#messages.find((message) => message.id === id);
  }

  /**
   * The newest mail that matches, now or as soon as it arrives.
   *
   * @param deadlineMilliseconds how long to wait from now
   * @throws Error when none has arrived by then
   */
  async waitFor(fits: (message: Message) => boolean, deadlineMilliseconds = 5000): Promise<Message> {
    const signal = AbortSignal.timeout(deadlineMilliseconds);
    for (;;) {
      const found = this.#messages.findLast(fits);
      if (found !== undefined) return found;
      await once(this.#arrivals, 'arrival', { signal }).catch(() => {
        throw new Error(
          `No such mail within ${deadlineMilliseconds} ms; ${this.#messages.length} in the mailbox`,
        );
      });
    }
  }

  /** Calls back at every change until the returned function is called. */
  onChange(listener: () => void): () => void {
    this.#arrivals.on('arrival', listener);
    return () => this.#arrivals.off('arrival', listener);
  }

  clear(): void {
    this.#messages = [];
    this.#arrivals.emit('arrival');
  }
}
