import { Injectable } from '@nestjs/common';
import { ApplicationUses } from '#applications';
import { UnitOfWork } from '#database';
import { newId } from '#kernel';
import { actingAs } from '#logon';
import { EventPublisher } from '#messaging';
import { ApplicationEntered } from '../events.js';
import { grantOfParticipation, takePart } from '../infra/participation-statements.js';

/** That a session of the portal uses an application, with tokens that end with it or without. */
export interface Part {
  readonly tenantId: string;
  readonly sessionId: string;
  readonly applicationId: string;
  readonly persists: boolean;
}

interface NewPart extends Part {
  readonly accountId: string;
  readonly grantId: string;
  readonly sid: string;
}

/** Keeps which sessions use which applications, so that those hear when a session ends. */
@Injectable()
export class TakePart {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly uses: ApplicationUses,
    private readonly events: EventPublisher,
  ) {}

  /** The grant by which the session uses the application already. */
  async grantOf({ tenantId, ...part }: Part): Promise<string | undefined> {
    const [known] = await this.unitOfWork.ask(tenantId, grantOfParticipation, { tenantId, ...part });
    return known?.grantId;
  }

  /** Gives the grant that counts: of two at the same moment the first one's. Undefined when the session has ended meanwhile. */
  async execute(part: NewPart): Promise<string | undefined> {
    const { tenantId, sessionId, applicationId, accountId } = part;
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const [taken] = await transaction.run(takePart, { ...part, id: newId() });
      if (taken?.isNew === true) {
        this.uses.note(transaction, applicationId, accountId);
        actingAs(accountId, () => {
          this.events.publish(transaction, ApplicationEntered, {
            outcome: 'success',
            applicationId,
            accountId,
            sessionId,
          });
        });
      }
      return taken?.grantId;
    });
  }
}
