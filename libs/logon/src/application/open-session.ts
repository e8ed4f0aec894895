import { Inject, Injectable } from '@nestjs/common';
import { rolesCoveredBy, type Authority } from '#accounts';
import { CLOCK, DomainError, newId, type Clock } from '#kernel';
import { TenantDirectory } from '#tenancy';
import type { Transaction } from '#database';
import { newSessionToken } from '../domain/session-token.js';

/** The device that a logon happens in, as the server sees it. */
export interface Device {
  readonly ip: string;
  readonly userAgent: string;
}

export interface SessionOrigin {
  readonly accountId: string;
  readonly method: string;
  readonly bornOf?: string | undefined;
  readonly device: Device;
  /** On whose word that which proved the account is its owner's: no session in a role beyond that. */
  readonly authority: Authority;
  /**
   * The caller has found account and tenant active in this transaction, and the role within the authority, and has locked the
   * account: the session need not be waited for.
   */
  readonly isHeld?: boolean;
  /** Seconds after which the session ends in any case, where that is sooner than the tenant's setting. */
  readonly longestSeconds?: number;
}

/** A session that has just been opened. `token` goes into the browser's cookie and nowhere else. */
export interface OpenedSession {
  readonly sessionId: string;
  readonly token: string;
}

/** Opens a session for an active account of an active tenant. Only the completion of a logon calls it. */
@Injectable()
export class OpenSession {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly tenants: TenantDirectory,
  ) {}

  async open(transaction: Transaction, origin: SessionOrigin): Promise<OpenedSession> {
    const tenant = await this.tenants.byId(transaction.tenantId, transaction);
    if (tenant === null) throw new DomainError('not_found', 'tenant.unknown');
    const { token, secretHash } = newSessionToken(tenant.id);
    const now = this.clock.now();
    const sessionId = newId();
    const values = [
      sessionId,
      secretHash,
      origin.method,
      origin.bornOf ?? null,
      origin.device.ip,
      origin.device.userAgent,
      now,
      tenant.settings.sessionIdleSeconds,
      Math.min(tenant.settings.sessionAbsoluteSeconds, origin.longestSeconds ?? Infinity),
      tenant.id,
      origin.accountId,
      rolesCoveredBy(origin.authority),
    ];
    if (origin.isHeld === true) transaction.send(INSERT, values);
    else if ((await transaction.query(INSERT, values)).length === 0)
      throw new DomainError('forbidden', 'account.not_active');
    return { sessionId, token };
  }
}

// The share lock makes a suspension or a new role at the same time wait, and then end this session too.
const INSERT = `insert into logon.session (id, tenant_id, secret_hash, account_id, method, born_of, ip, user_agent,
         created_at, last_seen_at, authenticated_at, idle_seconds, expires_at, account_epoch, tenant_epoch)
       select $1, a.tenant_id, $2, a.id, $3, $4, $5, $6, $7, $7, $7, $8, $7::timestamptz + make_interval(secs => $9),
         a.session_epoch, t.session_epoch
       from (select id, tenant_id, session_epoch from accounts.account
             where tenant_id = $10 and id = $11 and status = 'active' and role = any($12) for share) a
         join tenancy.tenant t on t.id = a.tenant_id and t.status = 'active'
       returning id`;
