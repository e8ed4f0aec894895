import { Injectable } from '@nestjs/common';
import { ApplicationUses } from '#applications';
import { json, type Transaction } from '#database';
import { newId } from '#kernel';
import type { Participation, ParticipationDetails } from '../domain/participation.js';
import { recordParticipation } from '../infra/participation-statements.js';

/** A participation after it is recorded. */
interface RecordedParticipation {
  /** Whether the session uses the application for the first time. */
  readonly isNew: boolean;
  readonly details: ParticipationDetails;
}

/** Records that a session uses an application, so that the application is notified when the session ends. */
@Injectable()
export class RecordParticipation {
  constructor(private readonly uses: ApplicationUses) {}

  /**
   * Runs in the transaction that tells the application who is there. Undefined if the session has ended meanwhile.
   *
   * @param known whether an existing detail is kept or replaced: for two simultaneous requests, whether the first or the last one's counts
   */
  async executeIn(
    transaction: Transaction,
    participation: Participation,
    known: 'kept' | 'replaced',
  ): Promise<RecordedParticipation | undefined> {
    const { applicationId, accountId, details } = participation;
    const [recorded] = await transaction.run(recordParticipation, {
      ...participation,
      id: newId(),
      tenantId: transaction.tenantId,
      details: json(details),
      keepsKnown: known === 'kept',
    });
    if (recorded?.isNew === true) this.uses.note(transaction, applicationId, accountId);
    return recorded;
  }
}
