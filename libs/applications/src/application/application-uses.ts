import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '#database';
import { CLOCK, DomainError, type Clock } from '#kernel';
import { opennessOf } from '../infra/may-use.js';
import { noteUse, usesOf } from '../infra/use-statements.js';

/** Maximum number of people shown for one application; the log has all of them. */
const SHOWN = 50;

/** An account that has used an application, and when it did so last. */
export interface ApplicationUse {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly lastUsedAt: Date;
}

/** Records which accounts use which applications. Every protocol records a use in its own transaction. */
@Injectable()
export class ApplicationUses {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Records that an account opens an application. Shares a round trip with the next statement. */
  note(transaction: Transaction, applicationId: string, accountId: string): void {
    const { tenantId } = transaction;
    transaction.send(noteUse, { tenantId, applicationId, accountId, now: this.clock.now() });
  }

  /**
   * The accounts that opened an application last.
   *
   * @throws DomainError `application.unknown`
   */
  async of(tenantId: string, applicationId: string): Promise<readonly ApplicationUse[]> {
    const [known] = await this.unitOfWork.query(tenantId, opennessOf, { tenantId, applicationId });
    if (known === undefined) throw new DomainError('not_found', 'application.unknown');
    return this.unitOfWork.query(tenantId, usesOf, { tenantId, applicationId, limit: SHOWN });
  }
}
