import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { LogonMenu } from '#logon-menu';
import { EventPublisher } from '#messaging';
import { newSessionToken } from '../domain/session-token.js';
import { SessionReauthenticated } from '../events.js';

/** Seconds for which an authentication counts as fresh. */
export const FRESH_SECONDS = 300;

/** Whether a session was authenticated recently enough for a sensitive act. */
export function isFresh(session: { readonly authenticatedSecondsAgo: number }): boolean {
  return session.authenticatedSecondsAgo <= FRESH_SECONDS;
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

  async execute(
    tenantId: string,
    proof: { readonly sessionId: string; readonly accountId: string; readonly method: string },
  ): Promise<{ readonly token: string }> {
    return this.unitOfWork.run(tenantId, async (transaction) => {
      await this.menu.assertEnabled(transaction, proof.method);
      const { token, secretHash } = newSessionToken(tenantId);
      const renewed = await transaction.query(
        `update logon.session set authenticated_at = $4, secret_hash = $5
         where tenant_id = $1 and id = $2 and account_id = $3 and ended_at is null and expires_at > $4 returning id`,
        [tenantId, proof.sessionId, proof.accountId, this.clock.now(), secretHash],
      );
      if (renewed.length === 0) throw new DomainError('unauthenticated', 'session.required');
      this.events.publish(transaction, SessionReauthenticated, { outcome: 'success', ...proof });
      return { token };
    });
  }
}
