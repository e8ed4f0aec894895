import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { CLOCK, DomainError, hashSecret, newId, newSecret, type Clock } from '#kernel';
import { EventPublisher } from '#messaging';
import { ClientSecretRotated } from '../events.js';
import { applicationTarget, lockApplication } from '../infra/read-application.js';
import { deleteReplacedSecrets, expireSecret, insertSecret } from '../infra/secret-statements.js';
import { countChange } from '../infra/write-application.js';

const HOUR_SECONDS = 3_600;

/** Hours for which the former secret stays valid beside the new one. */
export const OVERLAP_HOURS = { usual: 24, longest: 720 } as const;

/** Gives an application a new secret. The former one stays valid for some time, so that it can be replaced without an interruption. */
@Injectable()
export class RotateClientSecret {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
  ) {}

  /**
   * Returns the secret, which cannot be read again. There are never more than two: an even older one is deleted.
   *
   * @param overlapHours 0: the former secret ends at once
   * @throws DomainError `application.unknown`, `application.overlap`, `application.without_secret`
   */
  async execute(tenantId: string, id: string, overlapHours: number = OVERLAP_HOURS.usual): Promise<string> {
    if (!(overlapHours >= 0 && overlapHours <= OVERLAP_HOURS.longest))
      throw new DomainError('invalid', 'application.overlap', {
        detail: `The previous secret can stay valid for 0 to ${String(OVERLAP_HOURS.longest)} hours.`,
      });
    const overlapSeconds = Math.round(overlapHours * HOUR_SECONDS);
    const secret = newSecret();
    const now = this.clock.now();
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const application = await lockApplication(transaction, id);
      if (application.authentication !== 'client_secret')
        throw new DomainError('conflict', 'application.without_secret', {
          detail:
            'This application authenticates without a secret. First set its authentication to client_secret.',
        });
      const ofClient = { tenantId, applicationId: id };
      transaction.send(deleteReplacedSecrets, ofClient);
      transaction.send(expireSecret, { ...ofClient, now, overlapSeconds });
      transaction.send(insertSecret, { ...ofClient, id: newId(), secretHash: hashSecret(secret), now });
      transaction.send(countChange, { tenantId, id, now });
      this.events.publish(transaction, ClientSecretRotated, {
        outcome: 'success',
        applicationId: id,
        targets: [applicationTarget(application)],
        overlapSeconds,
      });
    });
    return secret;
  }
}
