import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import { CLOCK, type Clock } from '#kernel';
import { JobNotices } from '#messaging';
import { removeOfPerson, removeOfSession } from '../infra/artifact-statements.js';
import { endOfPerson, endOfSession } from '../infra/participation-statements.js';
import { TellApplication } from '../jobs/tell-application-job.js';

/** Ends what applications have of a session or of a person, and lets them be told. */
@Injectable()
export class EndParticipations {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly jobs: JobNotices,
  ) {}

  /** What a session of the portal took part in. Tokens for offline access stay. */
  async ofSession(transaction: Transaction, sessionId: string): Promise<void> {
    const { tenantId } = transaction;
    transaction.send(removeOfSession, { tenantId, sessionId });
    const ended = await transaction.run(endOfSession, { tenantId, sessionId, now: this.clock.now() });
    this.tell(transaction, ended);
  }

  /** Everything that an application has of a person, tokens for offline access included. */
  async ofPerson(transaction: Transaction, accountId: string, applicationId: string): Promise<void> {
    const person = { tenantId: transaction.tenantId, accountId, applicationId };
    transaction.send(removeOfPerson, person);
    const ended = await transaction.run(endOfPerson, { ...person, now: this.clock.now() });
    this.tell(transaction, ended);
  }

  private tell(transaction: Transaction, ended: readonly { readonly id: string }[]): void {
    for (const { id } of ended) this.jobs.announce(TellApplication, transaction, id);
  }
}
