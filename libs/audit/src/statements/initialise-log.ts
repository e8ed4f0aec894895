import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import { WithinPublication, type DomainEvent } from '#messaging';
import { TenantCreated } from '../../../tenancy/src/events.js';
import { AppendRecords } from '../recording/append-records.js';
import { RECORDER } from '../recording/record-events.js';
import { recordOfEvent } from '../recording/record-of-event.js';
import { SignLogStatement } from './sign-log-statement.js';

/**
 * Creates the log of a tenant in the transaction that creates the tenant: record 1 is the creation, and a signed statement covers it. So every tenant has a
 * log, and an empty log was emptied by somebody.
 */
@Injectable()
export class InitialiseLog {
  constructor(
    private readonly appendRecords: AppendRecords,
    private readonly statements: SignLogStatement,
  ) {}

  @WithinPublication(RECORDER, TenantCreated)
  async found(event: DomainEvent, transaction: Transaction): Promise<void> {
    await this.appendRecords.append(transaction, [recordOfEvent(event)]);
    await this.statements.vouch(transaction, { kind: 'founded' });
  }
}
