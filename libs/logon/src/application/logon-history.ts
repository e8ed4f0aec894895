import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { REAUTHENTICATE } from '../domain/logon-in-progress.js';
import { isLive, SESSIONS } from '../infra/live-sessions.js';

export interface PastLogon {
  readonly at: Date;
  readonly method: string;
  readonly ip: string;
  readonly userAgent: string;
}

export interface OpenSessionView {
  readonly sessionId: string;
  readonly method: string;
  readonly ip: string;
  readonly userAgent: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
}

/** Most logons and sessions that are shown to their owner. */
const SHOWN = 50;

/** What people may see of their own logons and sessions. */
@Injectable()
export class LogonHistory {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The newest completed logons of an account, newest first. */
  async recentLogons(tenantId: string, accountId: string, limit = 10): Promise<readonly PastLogon[]> {
    return this.unitOfWork.run(tenantId, (transaction) =>
      transaction.query<{
        readonly at: Date;
        readonly method: string;
        readonly ip: string;
        readonly userAgent: string;
      }>(
        `select completed_at as at, method, ip, user_agent as "userAgent" from logon.logon
         where tenant_id = $1 and account_id = $2 and state = 'completed' and purpose <> $4
         order by completed_at desc limit $3`,
        [tenantId, accountId, Math.min(limit, SHOWN), REAUTHENTICATE],
      ),
    );
  }

  /** The sessions of an account that are good now, the one used last first. */
  async openSessions(tenantId: string, accountId: string): Promise<readonly OpenSessionView[]> {
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const rows = await transaction.query<OpenSessionView & { readonly sessionId: string }>(
        `select s.id as "sessionId", s.method, s.ip, s.user_agent as "userAgent", s.created_at as "createdAt",
           s.last_seen_at as "lastSeenAt"
         from ${SESSIONS} where s.tenant_id = $1 and s.account_id = $2 and ${isLive('$3')}
         order by s.last_seen_at desc limit ${String(SHOWN)}`,
        [tenantId, accountId, this.clock.now()],
      );
      return rows;
    });
  }
}
