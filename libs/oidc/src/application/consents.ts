import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { CLOCK, DomainError, isId, type Clock } from '#kernel';
import { EventPublisher } from '#messaging';
import { EndParticipations } from '#single-logout';
import { ConsentGiven, ConsentWithdrawn } from '../events.js';
import { removeOfPerson } from '../infra/artifact-statements.js';
import { consentsOfAccount, giveConsent, withdrawConsent } from '../infra/consent-statements.js';

/** Maximum number of consents that the person's own list shows. */
const SHOWN = 100;

/** What a person has allowed an application. */
export interface Consent {
  readonly applicationId: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly givenAt: Date;
}

/** The consents that people have given to applications. */
@Injectable()
export class Consents {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly participations: EndParticipations,
    private readonly events: EventPublisher,
  ) {}

  async give(
    tenantId: string,
    consent: {
      readonly accountId: string;
      readonly applicationId: string;
      readonly scopes: readonly string[];
    },
  ): Promise<void> {
    await this.unitOfWork.run(tenantId, async (transaction) => {
      transaction.send(giveConsent, { tenantId, ...consent, now: this.clock.now() });
      this.events.publish(transaction, ConsentGiven, {
        outcome: 'success',
        ...consent,
        scopes: [...consent.scopes],
      });
      await Promise.resolve();
    });
  }

  /**
   * Withdraws a person's consent, and removes the application's grants and tokens for that person.
   *
   * @throws DomainError `consent.unknown`
   */
  async withdraw(tenantId: string, accountId: string, applicationId: string): Promise<void> {
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const withdrawn = isId(applicationId)
        ? await transaction.run(withdrawConsent, { tenantId, accountId, applicationId })
        : [];
      if (withdrawn.length === 0) throw new DomainError('not_found', 'consent.unknown');
      // Includes offline tokens, which outlive sessions.
      transaction.send(removeOfPerson, { tenantId, accountId, applicationId });
      await this.participations.ofPerson(transaction, accountId, applicationId);
      this.events.publish(transaction, ConsentWithdrawn, { outcome: 'success', applicationId, accountId });
    });
  }

  async ofAccount(tenantId: string, accountId: string): Promise<readonly Consent[]> {
    return this.unitOfWork.query(tenantId, consentsOfAccount, { tenantId, accountId, limit: SHOWN });
  }
}
