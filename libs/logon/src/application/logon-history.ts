import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { REAUTHENTICATE } from '../domain/logon-in-progress.js';
import { completedLogons } from '../infra/completed-statements.js';
import { sessionsOfAccount } from '../infra/session-statements.js';

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

/** Maximum number of logons and sessions that their owner is shown. */
const SHOWN = 50;

/** People's own logons and sessions, as they may see them. */
@Injectable()
export class LogonHistory {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The newest completed logons of an account, newest first. */
  async recentLogons(tenantId: string, accountId: string, limit = 10): Promise<readonly PastLogon[]> {
    return this.unitOfWork.query(tenantId, completedLogons, {
      tenantId,
      accountId,
      except: REAUTHENTICATE,
      limit: Math.min(limit, SHOWN),
    });
  }

  /** The valid sessions of an account, last used first. */
  async openSessions(tenantId: string, accountId: string): Promise<readonly OpenSessionView[]> {
    return this.unitOfWork.query(tenantId, sessionsOfAccount, {
      tenantId,
      accountId,
      now: this.clock.now(),
      limit: SHOWN,
    });
  }
}
