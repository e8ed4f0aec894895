import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '#database';
import { CLOCK, DomainError, type Clock } from '#kernel';
import { opennessOf } from '../infra/may-use.js';
import { noteUse, usesOf } from '../infra/use-statements.js';

/** People that are shown of one application: the log knows the rest. */
const SHOWN = 50;

/** That somebody has used an application, and when they last came to it. */
export interface ApplicationUse {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly lastUsedAt: Date;
}

/** Who uses which application. Whatever lets people into applications notes it in its own transaction. */
@Injectable()
export class ApplicationUses {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Notes that an account comes to an application. Costs no waiting. */
  note(transaction: Transaction, applicationId: string, accountId: string): void {
    const { tenantId } = transaction;
    transaction.send(noteUse, { tenantId, applicationId, accountId, now: this.clock.now() });
  }

  /**
   * The accounts that came to an application last.
   *
   * @throws DomainError `application.unknown`
   */
  async of(tenantId: string, applicationId: string): Promise<readonly ApplicationUse[]> {
    const [known] = await this.unitOfWork.ask(tenantId, opennessOf, { tenantId, applicationId });
    if (known === undefined) throw new DomainError('not_found', 'application.unknown');
    return this.unitOfWork.ask(tenantId, usesOf, { tenantId, applicationId, limit: SHOWN });
  }
}
