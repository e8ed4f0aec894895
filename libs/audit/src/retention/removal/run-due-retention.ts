import { Injectable } from '@nestjs/common';
import { Recurring } from '#messaging';
import { ExpiredRecords } from './expired-records.js';
import { RunRetention } from './run-retention.js';

/** Runs retention for every tenant with a retention period, once a day each. */
@Injectable()
export class RunDueRetention {
  constructor(
    private readonly expired: ExpiredRecords,
    private readonly retention: RunRetention,
  ) {}

  @Recurring('audit.retention', 600_000, { isLong: true })
  async run(signal: AbortSignal): Promise<void> {
    await this.retention.execute(await this.expired.tenantsDue(), signal);
  }
}
