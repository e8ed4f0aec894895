import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { countSessionsBornOf, pageOfSessions, type SessionQuery } from '../infra/listed-sessions.js';

/** A session that is good now, with whose it is. */
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
  /** What the list is sorted by, as text. */
  readonly sortValue: string;
}

/** Lists who is logged on, for those who may end it. */
@Injectable()
export class ListSessions {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The sessions of a page, and one more where there is one. */
  async page(tenantId: string, query: SessionQuery): Promise<readonly ListedSession[]> {
    return this.unitOfWork.askOnce(tenantId, pageOfSessions(tenantId, query, this.clock.now()));
  }

  /** How many sessions of an account are good and were born of this. */
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
