import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { FRESH_SECONDS } from '#tenancy';
import { parseSessionToken } from '../domain/session-token.js';
import { isLive, SESSIONS } from '../infra/live-sessions.js';

/** A session that is good now, with whose it is. */
export interface LiveSession {
  readonly sessionId: string;
  readonly tenantId: string;
  readonly accountId: string;
  readonly role: string;
  readonly username: string;
  readonly displayName: string;
  readonly method: string;
  readonly authenticatedAt: Date;
  /** Until when the last authentication is fresh enough for a sensitive act, as the tenant has it. */
  readonly freshUntil: Date;
}

interface SessionRow {
  readonly id: string;
  readonly account_id: string;
  readonly role: string;
  readonly username: string;
  readonly display_name: string;
  readonly method: string;
  readonly authenticated_at: Date;
  readonly fresh_seconds: number | null;
  readonly last_seen_at: Date;
}

/** Milliseconds of use that are not worth a write. */
const SEEN_GRANULARITY_MS = 60_000;

/** Finds the session that a cookie value stands for, and notes that it is used. */
@Injectable()
export class ResolveSession {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async resolve(token: string | undefined): Promise<LiveSession | null> {
    const parsed = parseSessionToken(token);
    if (parsed === undefined) return null;
    const { tenantId, secretHash } = parsed;
    const now = this.clock.now();
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const [row] = await transaction.query<SessionRow>(
        `select s.id, s.account_id, a.role, a.username, a.display_name, s.method, s.authenticated_at, s.last_seen_at,
           (t.settings ->> 'freshSeconds')::int as fresh_seconds
         from ${SESSIONS} where s.tenant_id = $1 and s.secret_hash = $2 and ${isLive('$3')}`,
        [tenantId, secretHash, now],
      );
      if (row === undefined) return null;
      if (now.getTime() - row.last_seen_at.getTime() > SEEN_GRANULARITY_MS) {
        await transaction.query(
          'update logon.session set last_seen_at = $3 where tenant_id = $1 and id = $2 and ended_at is null',
          [tenantId, row.id, now],
        );
      }
      return {
        sessionId: row.id,
        tenantId,
        accountId: row.account_id,
        role: row.role,
        username: row.username,
        displayName: row.display_name,
        method: row.method,
        authenticatedAt: row.authenticated_at,
        freshUntil: after(row.authenticated_at, row.fresh_seconds ?? FRESH_SECONDS),
      };
    });
  }
}

function after(time: Date, seconds: number): Date {
  return new Date(time.getTime() + seconds * 1_000);
}
