import { Injectable } from '@nestjs/common';
import { ApplicationUses } from '#applications';
import { json, type Transaction } from '#database';
import { newId } from '#kernel';
import type { Participation, ParticipationDetails } from '../domain/participation.js';
import { takePart } from '../infra/participation-statements.js';

/** A participation as it is once noted. */
interface Taken {
  /** Whether the session uses the application for the first time. */
  readonly isNew: boolean;
  readonly details: ParticipationDetails;
}

/** Notes that a session uses an application, so that the application hears when the session ends. */
@Injectable()
export class TakePart {
  constructor(private readonly uses: ApplicationUses) {}

  /**
   * Within the transaction in which the application is let know who is there. Undefined when the session has ended meanwhile.
   *
   * @param known what becomes of a detail that is there already: of two requests at the same moment, the first or the last one's counts
   */
  async within(
    transaction: Transaction,
    participation: Participation,
    known: 'kept' | 'replaced',
  ): Promise<Taken | undefined> {
    const { applicationId, accountId, details } = participation;
    const [taken] = await transaction.run(takePart, {
      ...participation,
      id: newId(),
      tenantId: transaction.tenantId,
      details: json(details),
      keepsKnown: known === 'kept',
    });
    if (taken?.isNew === true) this.uses.note(transaction, applicationId, accountId);
    return taken;
  }
}
