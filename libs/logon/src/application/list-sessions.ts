import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { countSessionsBornOf, pageOfSessions, type SessionQuery } from '../infra/listed-sessions.js';

/** A valid session with its account. */
export interface ListedSession {
  readonly id: string;
  readonly accountId: string;
  readonly username: string;
  readonly displayName: string;
  readonly method: string;
  readonly bornOf: string | null;
  readonly ip: string;
  readonly userAgent: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  /** The sort key as text. */
  readonly sortValue: string;
}

/** Lists open sessions, for those who may end them. */
@Injectable()
export class ListSessions {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** A page of sessions, plus one more if there is one. */
  async page(tenantId: string, query: SessionQuery): Promise<readonly ListedSession[]> {
    return this.unitOfWork.queryOnce(tenantId, pageOfSessions(tenantId, query, this.clock.now()));
  }

  /** Number of valid sessions of an account that were born of this. */
  async countBornOf(transaction: Transaction, accountId: string, bornOf: string): Promise<number> {
    const { tenantId } = transaction;
    const [row] = await transaction.run(countSessionsBornOf, {
      tenantId,
      accountId,
      bornOf,
      now: this.clock.now(),
    });
    return row?.count ?? 0;
  }
}
