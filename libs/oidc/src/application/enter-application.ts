import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { actingAs } from '#logon';
import { EventPublisher } from '#messaging';
import { RecordParticipation } from '#single-logout';
import { ApplicationEntered } from '../events.js';
import { grantOfSession, isGrantThere } from '../infra/grant-statements.js';

/** The use of an application by a portal session. `persists`: the tokens outlive the session. */
export interface Entry {
  readonly tenantId: string;
  readonly sessionId: string;
  readonly applicationId: string;
  readonly persists: boolean;
}

interface NewEntry extends Entry {
  readonly accountId: string;
  readonly grantId: string;
  readonly sid: string;
}

/** Records which grant a session uses for an application. */
@Injectable()
export class EnterApplication {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly participations: RecordParticipation,
    private readonly events: EventPublisher,
  ) {}

  /** The grant that the session already uses for the application. */
  async grantOf({ tenantId, persists, ...session }: Entry): Promise<string | undefined> {
    const values = { tenantId, ...session, kind: kindOf(persists) };
    const [known] = await this.unitOfWork.query(tenantId, grantOfSession, values);
    return known?.grantId;
  }

  /** Returns the grant that takes effect: of two concurrent requests, the first one's. Undefined: the session has ended meanwhile. */
  async execute({ tenantId, persists, grantId, sid, ...entry }: NewEntry): Promise<string | undefined> {
    const kind = kindOf(persists);
    const part = { ...entry, protocol: 'oidc', knownAs: sid, details: { [kind]: grantId } } as const;
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const taken = await this.participations.executeIn(transaction, part, 'kept');
      if (taken?.isNew === true) {
        const { applicationId, accountId, sessionId } = entry;
        actingAs(accountId, () => {
          const about = { applicationId, accountId, sessionId };
          this.events.publish(transaction, ApplicationEntered, { outcome: 'success', ...about });
        });
      }
      const known = taken?.details[kind];
      if (known === undefined || known === grantId) return known;
      const [there] = await transaction.run(isGrantThere, { tenantId, grantId: known });
      if (there !== undefined) return known;
      // The previous grant has been revoked.
      await this.participations.executeIn(transaction, part, 'replaced');
      return grantId;
    });
  }
}

/** The key of the participation's details that holds the grant. */
function kindOf(persists: boolean): 'grant' | 'offlineGrant' {
  return persists ? 'offlineGrant' : 'grant';
}
