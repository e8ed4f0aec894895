import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, newId, type Clock } from '#kernel';
import { TenantDirectory } from '#tenancy';
import type { Transaction } from '#database';
import { assuranceOf } from '../domain/assurance.js';
import type { Device } from '../domain/device.js';
import { rolesWithin, type TakenProofs } from '../domain/proof.js';
import { newSessionToken } from '../domain/session-token.js';
import { openSession } from '../infra/session-statements.js';

/** Whose session it is, by which proofs, and on which device. */
export interface SessionOrigin {
  readonly accountId: string;
  readonly proofs: TakenProofs;
  readonly bornOf: string | undefined;
  readonly application: string | undefined;
  readonly device: Device;
  /** See `LogonStep`. */
  readonly isHeld: boolean;
  /** Seconds after which the session ends in any case, if that is sooner than the tenant's setting. */
  readonly longestSeconds: number | undefined;
}

/** Opens a session for an active account of an active tenant. Only the end of a logon calls it. */
@Injectable()
export class OpenSession {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly tenants: TenantDirectory,
  ) {}

  /** @throws DomainError `account.not_active`, also when the role exceeds the authority of one of the proofs */
  async executeIn(
    transaction: Transaction,
    origin: SessionOrigin,
  ): Promise<{ readonly sessionId: string; readonly token: string }> {
    const tenant = await this.tenants.byId(transaction.tenantId, transaction);
    if (tenant === null) throw new DomainError('not_found', 'tenant.unknown');
    const { token, secretHash } = newSessionToken(tenant.id);
    const { amr, acr } = assuranceOf(origin.proofs);
    const sessionId = newId();
    const session = {
      id: sessionId,
      tenantId: tenant.id,
      accountId: origin.accountId,
      roles: rolesWithin(origin.proofs),
      secretHash,
      method: origin.proofs[0].method,
      bornOf: origin.bornOf ?? null,
      ...origin.device,
      amr,
      acr,
      application: origin.application ?? null,
      now: this.clock.now(),
      idleSeconds: tenant.settings.sessionIdleSeconds,
      longestSeconds: Math.min(tenant.settings.sessionAbsoluteSeconds, origin.longestSeconds ?? Infinity),
    };
    if (origin.isHeld) transaction.send(openSession, session);
    else if ((await transaction.run(openSession, session)).length === 0)
      throw new DomainError('forbidden', 'account.not_active');
    return { sessionId, token };
  }
}
