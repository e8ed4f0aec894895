import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, type Clock } from '#kernel';
import type { Transaction } from '#database';
import { assuranceOf } from '../domain/assurance.js';
import { rolesWithin, type TakenProofs } from '../domain/proof.js';
import { newSessionToken } from '../domain/session-token.js';
import { renewSession } from '../infra/session-statements.js';

/** Notes that the owner of a session has authenticated afresh, and with which proofs. The session gets a new secret. */
@Injectable()
export class RenewSession {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** @throws DomainError `session.required` unless it is a valid session of this account, whose role all proofs cover */
  async executeIn(
    transaction: Transaction,
    session: { readonly sessionId: string; readonly accountId: string; readonly proofs: TakenProofs },
  ): Promise<{ readonly token: string }> {
    const { sessionId, accountId, proofs } = session;
    const { token, secretHash } = newSessionToken(transaction.tenantId);
    const { amr, acr } = assuranceOf(proofs);
    const renewed = await transaction.run(renewSession, {
      tenantId: transaction.tenantId,
      id: sessionId,
      accountId,
      roles: rolesWithin(proofs),
      secretHash,
      amr,
      acr,
      now: this.clock.now(),
    });
    if (renewed.length === 0) throw new DomainError('unauthenticated', 'session.required');
    return { token };
  }
}
