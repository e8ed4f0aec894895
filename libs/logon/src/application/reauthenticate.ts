import { Inject, Injectable } from '@nestjs/common';
import { rolesCoveredBy, type Authority } from '#accounts';
import { CLOCK, DomainError, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { LogonMenu } from '#logon-menu';
import { EventPublisher } from '#messaging';
import { newSessionToken } from '../domain/session-token.js';
import { SessionReauthenticated } from '../events.js';
import { isLive, SESSIONS } from '../infra/live-sessions.js';

/** Who has proven once more, in which session and by what, to be its owner. */
interface FreshProof {
  readonly sessionId: string;
  readonly accountId: string;
  readonly method: string;
  readonly authority: Authority;
}

/** Notes that the owner of a session has proven the account afresh. The session gets a new secret. */
@Injectable()
export class Reauthenticate {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly menu: LogonMenu,
    private readonly events: EventPublisher,
  ) {}

  /** @throws DomainError `method.disabled`, `session.required` */
  async execute(tenantId: string, proof: FreshProof): Promise<{ readonly token: string }> {
    const { sessionId, accountId, method } = proof;
    return this.unitOfWork.run(tenantId, async (transaction) => {
      await this.menu.assertEnabled(transaction, method);
      const { token, secretHash } = newSessionToken(tenantId);
      const renewed = await transaction.query(
        `update logon.session set authenticated_at = $4, secret_hash = $5
         where tenant_id = $1 and id = $2 and ended_at is null and id in (select s.id from ${SESSIONS}
           where s.tenant_id = $1 and s.id = $2 and s.account_id = $3 and ${isLive('$4')} and a.role = any($6))
         returning id`,
        [tenantId, sessionId, accountId, this.clock.now(), secretHash, rolesCoveredBy(proof.authority)],
      );
      if (renewed.length === 0) throw new DomainError('unauthenticated', 'session.required');
      const facts = { method, accountId, sessionId };
      this.events.publish(transaction, SessionReauthenticated, { outcome: 'success', ...facts });
      return { token };
    });
  }
}
