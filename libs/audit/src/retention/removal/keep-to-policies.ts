import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { LOGGER, type Logger } from '#runtime';
import { Recurring } from '#messaging';
import { ExpiredRecords } from './expired-records.js';
import { RunRetention } from './run-retention.js';

/** Runs retention for every tenant that asks for it, once a day each. */
@Injectable()
export class KeepToPolicies implements OnApplicationShutdown {
  readonly #end = new AbortController();
  #running: Promise<void> | undefined;

  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly expired: ExpiredRecords,
    private readonly retention: RunRetention,
  ) {}

  /** Begins, unless this worker is at it: a run over a large log takes longer than recurring tasks may. */
  @Recurring('audit.retention', 600_000)
  async begin(): Promise<void> {
    this.#running ??= this.run()
      .catch((err: unknown) => {
        this.logger.error({ err }, 'Retention failed'); // the next tick tries again
      })
      .finally(() => {
        this.#running = undefined;
      });
    await Promise.resolve();
  }

  async onApplicationShutdown(): Promise<void> {
    this.#end.abort();
    await this.#running;
  }

  private async run(): Promise<void> {
    await this.retention.execute(await this.expired.tenantsDue(), this.#end.signal);
  }
}
