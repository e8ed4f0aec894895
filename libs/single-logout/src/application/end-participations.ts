import { Inject, Injectable } from '@nestjs/common';
import type { ReviewedScope } from '#applications';
import { BATCH, type Transaction } from '#database';
import { CLOCK, type Clock } from '#kernel';
import { JobNotices } from '#messaging';
import {
  endOfPerson,
  endOfSession,
  endThese,
  removeParticipation,
  withLostAccess,
} from '../infra/participation-statements.js';
import { NotifyApplicationJob } from '../jobs/notify-application-job.js';
import { ParticipationProtocols } from './participation-protocols.js';

/** Ends participations, and schedules the notices to their applications. */
@Injectable()
export class EndParticipations {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly jobs: JobNotices,
    private readonly protocols: ParticipationProtocols,
  ) {}

  /** Ends the participations of a session, in every application. */
  async ofSession(transaction: Transaction, sessionId: string): Promise<void> {
    for (const protocol of this.protocols.all()) protocol.forgetSession?.(transaction, sessionId);
    const { tenantId } = transaction;
    const ended = await transaction.run(endOfSession, { tenantId, sessionId, now: this.clock.now() });
    this.announce(transaction, ended);
  }

  /** Ends a person's participations in one application, in all sessions. */
  async ofPerson(transaction: Transaction, accountId: string, applicationId: string): Promise<void> {
    const person = { tenantId: transaction.tenantId, accountId, applicationId };
    const ended = await transaction.run(endOfPerson, { ...person, now: this.clock.now() });
    this.announce(transaction, ended);
  }

  /** Ends the participations of everybody who has lost access to the application, a batch at a time. Returns whether there may be more. */
  async withoutAccess(transaction: Transaction, scope: ReviewedScope): Promise<boolean> {
    const ids = (await transaction.runOnce(withLostAccess(scope))).map(({ id }) => id);
    const { tenantId } = transaction;
    this.announce(transaction, await transaction.run(endThese, { tenantId, ids, now: this.clock.now() }));
    return ids.length === BATCH;
  }

  /** Ends a participation that the application itself has ended, so it gets no notice. */
  untold(transaction: Transaction, id: string): void {
    transaction.send(removeParticipation, { tenantId: transaction.tenantId, id });
  }

  private announce(transaction: Transaction, ended: readonly { readonly id: string }[]): void {
    for (const { id } of ended) this.jobs.announce(NotifyApplicationJob, transaction, id);
  }
}
