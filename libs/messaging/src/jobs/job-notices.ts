import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import { LiveNotifications } from '../live/live-notifications.js';
import type { JobDefinition } from './job-definition.js';

/** Topic on which workers hear of jobs that cannot wait for the next look. */
export const JOB_TOPIC = 'jobs';

/** Tells the workers of a row that is to be done at once. A lost notice costs a second, until the sweep finds the row. */
@Injectable()
export class JobNotices {
  constructor(private readonly live: LiveNotifications) {}

  /** Tells them with the commit of the transaction, which belongs to the row's tenant. */
  announce({ name }: JobDefinition, transaction: Transaction, id: string): void {
    this.live.announce(transaction, JOB_TOPIC, { job: name, tenantId: transaction.tenantId, id });
  }
}
