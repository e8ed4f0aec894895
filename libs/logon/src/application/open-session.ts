import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, newId, type Clock } from '#kernel';
import { TenantDirectory } from '#tenancy';
import type { Transaction } from '#database';
import { assuranceOf } from '../domain/assurance.js';
import type { Device } from '../domain/device.js';
import { rolesWithin, type TakenProofs } from '../domain/proof.js';
import { newSessionToken } from '../domain/session-token.js';

/** Who is logged on, by what, and where. */
export interface SessionOrigin {
  readonly accountId: string;
  readonly proofs: TakenProofs;
  readonly bornOf: string | undefined;
  readonly application: string | undefined;
  readonly device: Device;
  /** See `LogonStep`. */
  readonly isHeld: boolean;
  /** Seconds after which the session ends in any case, where that is sooner than the tenant's setting. */
  readonly longestSeconds: number | undefined;
}

/** Opens a session for an active account of an active tenant. Only the end of a logon calls it. */
@Injectable()
export class OpenSession {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly tenants: TenantDirectory,
  ) {}

  /** @throws DomainError `account.not_active` also when the role is beyond what one of the proofs reaches up to */
  async within(
    transaction: Transaction,
    origin: SessionOrigin,
  ): Promise<{ readonly sessionId: string; readonly token: string }> {
    const tenant = await this.tenants.byId(transaction.tenantId, transaction);
    if (tenant === null) throw new DomainError('not_found', 'tenant.unknown');
    const { token, secretHash } = newSessionToken(tenant.id);
    const { amr, acr } = assuranceOf(origin.proofs);
    const now = this.clock.now();
    const sessionId = newId();
    const values = [
      sessionId,
      secretHash,
      origin.proofs[0].method,
      origin.bornOf ?? null,
      origin.device.ip,
      origin.device.userAgent,
      now,
      tenant.settings.sessionIdleSeconds,
      Math.min(tenant.settings.sessionAbsoluteSeconds, origin.longestSeconds ?? Infinity),
      tenant.id,
      origin.accountId,
      rolesWithin(origin.proofs),
      amr,
      acr,
      origin.application ?? null,
    ];
    if (origin.isHeld) transaction.send(INSERT, values);
    else if ((await transaction.query(INSERT, values)).length === 0)
      throw new DomainError('forbidden', 'account.not_active');
    return { sessionId, token };
  }
}

// The share lock makes a suspension or a new role at the same time wait, and then end this session too.
const INSERT = `insert into logon.session (id, tenant_id, secret_hash, account_id, method, born_of, ip, user_agent,
         created_at, last_seen_at, authenticated_at, idle_seconds, expires_at, account_epoch, tenant_epoch, amr, acr,
         application)
       select $1, a.tenant_id, $2, a.id, $3, $4, $5, $6, $7, $7, $7, $8, $7::timestamptz + make_interval(secs => $9),
         a.session_epoch, t.session_epoch, $13, $14, $15::uuid
       from (select id, tenant_id, session_epoch from accounts.account
             where tenant_id = $10 and id = $11 and status = 'active' and role = any($12) for share) a
         join tenancy.tenant t on t.id = a.tenant_id and t.status = 'active'
       returning id`;
