import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '#database';
import {
  dropMails,
  listedMails,
  mailFigures,
  retryMails,
  tenantsOfMails,
  type MailChoice,
} from './infra/operator-statements.js';

/** A mail that waits to be sent, or was given up. Its content and its recipient stay encrypted. */
export interface WaitingMail {
  readonly tenantId: string;
  readonly id: string;
  /** `<module>.<what>` */
  readonly kind: string;
  readonly createdAt: Date;
  /** When it expires and is removed; null: never. */
  readonly expiresAt: Date | null;
  readonly attempts: number;
  /** Why the last attempt failed; null: there was none. */
  readonly error: string | null;
  /** When it is tried again; null: never, it was given up. */
  readonly nextAttemptAt: Date | null;
}

/** The state of outgoing mail, over all tenants. */
export interface MailStats {
  /** Mails that will be tried. */
  readonly waiting: number;
  /** Seconds that the oldest of them has waited; 0 when there is none. */
  readonly oldestSeconds: number;
  /** Mails that were given up, and are kept for a week. */
  readonly parked: number;
}

/** Lets the operator list, retry and drop mails that cannot be sent. */
@Injectable()
export class FailedMails {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Given-up mails first, then the oldest; 500 at most. */
  async list(choice: MailChoice): Promise<readonly WaitingMail[]> {
    return this.unitOfWork.runAs('worker', (transaction) => transaction.runOnce(listedMails(choice)));
  }

  /** The tenants of all chosen mails. */
  async tenantsOf(choice: MailChoice): Promise<readonly string[]> {
    const rows = await this.unitOfWork.runAs('worker', (transaction) =>
      transaction.runOnce(tenantsOfMails(choice)),
    );
    return rows.map(({ tenantId }) => tenantId);
  }

  /** Lets workers retry the chosen mails of the transaction's tenant at once, with a fresh number of attempts. */
  async retry(transaction: Transaction, choice: MailChoice): Promise<readonly WaitingMail[]> {
    return transaction.runOnce(retryMails({ ...choice, tenantId: transaction.tenantId }));
  }

  /** Removes the chosen mails of the transaction's tenant, unsent. */
  async drop(transaction: Transaction, choice: MailChoice): Promise<readonly WaitingMail[]> {
    return transaction.runOnce(dropMails({ ...choice, tenantId: transaction.tenantId }));
  }

  async figures(): Promise<MailStats> {
    const [row] = await this.unitOfWork.runAs('worker', (transaction) => transaction.run(mailFigures));
    return row ?? { waiting: 0, oldestSeconds: 0, parked: 0 };
  }
}
