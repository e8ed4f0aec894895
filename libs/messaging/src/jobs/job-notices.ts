import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import { LiveNotifications } from '../live/live-notifications.js';
import type { JobDefinition } from './job-definition.js';

/** Topic on which workers learn of jobs that cannot wait for the next look. */
export const JOB_TOPIC = 'jobs';

/** Tells the workers about a row that is due at once. A lost notice costs a second, until the sweep finds the row. */
@Injectable()
export class JobNotices {
  constructor(private readonly live: LiveNotifications) {}

  /** Sends the notice when the transaction commits, which belongs to the row's tenant. */
  announce({ name }: JobDefinition, transaction: Transaction, id: string): void {
    this.live.announce(transaction, JOB_TOPIC, { job: name, tenantId: transaction.tenantId, id });
  }
}
