import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, type Clock } from '#kernel';
import type { Transaction } from '#database';
import { assuranceOf } from '../domain/assurance.js';
import { rolesWithin, type TakenProofs } from '../domain/proof.js';
import { newSessionToken } from '../domain/session-token.js';
import { isLive, SESSIONS } from '../infra/live-sessions.js';

/** Notes that the owner of a session has authenticated afresh, and by what. The session gets a new secret. */
@Injectable()
export class RenewSession {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** @throws DomainError `session.required` unless it is a good session of this account, within the reach of the proofs */
  async within(
    transaction: Transaction,
    session: { readonly sessionId: string; readonly accountId: string; readonly proofs: TakenProofs },
  ): Promise<{ readonly token: string }> {
    const { sessionId, accountId, proofs } = session;
    const { token, secretHash } = newSessionToken(transaction.tenantId);
    const { amr, acr } = assuranceOf(proofs);
    const renewed = await transaction.query(
      `update logon.session set authenticated_at = $4, secret_hash = $5, amr = $7, acr = $8
       where tenant_id = $1 and id = $2 and ended_at is null and id in (select s.id from ${SESSIONS}
         where s.tenant_id = $1 and s.id = $2 and s.account_id = $3 and ${isLive('$4')} and a.role = any($6))
       returning id`,
      [
        transaction.tenantId,
        sessionId,
        accountId,
        this.clock.now(),
        secretHash,
        rolesWithin(proofs),
        amr,
        acr,
      ],
    );
    if (renewed.length === 0) throw new DomainError('unauthenticated', 'session.required');
    return { token };
  }
}
