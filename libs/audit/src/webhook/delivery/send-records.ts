import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { LOGGER, type Logger } from '#runtime';
import { Recurring } from '#messaging';
import { pauseAfter } from './pause-after.js';
import { TIME_OUT_MS } from './post-message.js';
import { Receiver } from './receiver.js';
import { LEASE_MS, WaitingRecords } from './waiting-records.js';

/** Tenants that a worker sends for at the same time, so that a slow receiver does not hold up the others'. */
const TENANTS_AT_ONCE = 8;

/** Milliseconds for which a tenant is sent for before it is another's turn. */
const TURN_MS = 10_000;

/** Sends what the log has for the receivers of its tenants: in order for each, at least once. */
@Injectable()
export class SendRecords implements OnApplicationShutdown {
  #running: Promise<void> | undefined;
  #isEnding = false;

  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly waiting: WaitingRecords,
    private readonly receiver: Receiver,
  ) {}

  /** Begins to send, unless this worker is at it. It waits for no receiver: other recurring tasks have their turn. */
  @Recurring('audit.webhook.send', 300_000, 'audit.sending_due')
  async begin(): Promise<void> {
    this.#running ??= this.sendWaiting()
      .catch((err: unknown) => {
        this.logger.warn({ err }, 'The log could not be sent'); // the next tick tries again
      })
      .finally(() => {
        this.#running = undefined;
      });
    await Promise.resolve();
  }

  async onApplicationShutdown(): Promise<void> {
    this.#isEnding = true;
    await this.#running;
  }

  /** Sends everything that is due now. */
  async sendWaiting(): Promise<void> {
    const tenants = [...(await this.waiting.tenants())];
    const lane = async (): Promise<void> => {
      for (let tenant = tenants.shift(); tenant !== undefined; tenant = tenants.shift()) {
        await this.sendFor(tenant);
      }
    };
    await Promise.all(Array.from({ length: TENANTS_AT_ONCE }, lane));
  }

  private async sendFor(tenantId: string): Promise<void> {
    const end = performance.now() + TURN_MS;
    while (!this.#isEnding && performance.now() < end && (await this.sendOne(tenantId)));
  }

  /** Gives whether the receiver may get the next message at once. */
  private async sendOne(tenantId: string): Promise<boolean> {
    const begin = performance.now();
    const message = await this.waiting.take(tenantId);
    if (message === undefined) return false;
    // A process that stood still must not send what another has in hand by now.
    if (performance.now() - begin > LEASE_MS - 2 * TIME_OUT_MS) return false;
    const { failure, retryAfterSeconds } = await this.receiver.send(tenantId, message, message);
    if (failure === undefined) {
      await this.waiting.accepted(message);
      return true;
    }
    const pause = pauseAfter(message.failures + 1, retryAfterSeconds);
    await this.waiting.failed(message, failure, pause);
    this.logger.warn(
      { tenantId, failure, failures: message.failures + 1 },
      'A receiver did not take the log',
    );
    return false;
  }
}
