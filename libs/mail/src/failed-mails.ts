import { Injectable } from '@nestjs/common';
import { bound, UnitOfWork, type Bind, type Transaction } from '#database';

/** A mail that waits to be sent, or that was given up. What it says, and to whom, stays encrypted. */
export interface WaitingMail {
  readonly tenantId: string;
  readonly id: string;
  /** `<module>.<what>` */
  readonly kind: string;
  readonly createdAt: Date;
  /** When it loses its sense and is removed; null: never. */
  readonly expiresAt: Date | null;
  readonly attempts: number;
  /** Why the last attempt failed; null: there was none. */
  readonly error: string | null;
  /** When it is tried again; null: never, it was given up. */
  readonly nextAttemptAt: Date | null;
}

/** Which of them; all of what is given must hold. */
export interface MailChoice {
  readonly tenantId?: string | undefined;
  readonly id?: string | undefined;
  /** Only those that failed before. */
  readonly failed?: boolean | undefined;
}

/** How mails stand, over all tenants. */
export interface MailFigures {
  /** Mails that will be tried. */
  readonly waiting: number;
  /** Seconds that the oldest of them has waited; 0 when there is none. */
  readonly oldestSeconds: number;
  /** Mails that were given up, and are kept for a week. */
  readonly parked: number;
}

/** Mails that one list shows. */
const MOST_LISTED = 500;

const COLUMNS = `tenant_id as "tenantId", id, kind, created_at as "createdAt", expires_at as "expiresAt", attempts, error,
  next_attempt_at as "nextAttemptAt"`;

/** What the operator looks at and decides about when mails do not go out. */
@Injectable()
export class FailedMails {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Those that were given up first, then the oldest; 500 at most. */
  async list(choice: MailChoice): Promise<readonly WaitingMail[]> {
    const { text, values } = bound(
      (bind) => `select ${COLUMNS} from mail.outgoing where ${chosen(choice, bind)}
        order by next_attempt_at is not null, created_at, id limit ${String(MOST_LISTED)}`,
    );
    return this.unitOfWork.runAs('worker', (transaction) =>
      transaction.queryOnce<WaitingMail & Record<string, unknown>>(text, values),
    );
  }

  /** Lets workers try the chosen mails of the transaction's tenant at once, with as many attempts as a new one. */
  async retry(transaction: Transaction, choice: MailChoice): Promise<readonly WaitingMail[]> {
    const { text, values } = bound(
      (bind) => `update mail.outgoing set next_attempt_at = now(), attempts = 0
        where ${chosen(ofTenant(transaction, choice), bind)} returning ${COLUMNS}`,
    );
    return transaction.queryOnce<WaitingMail & Record<string, unknown>>(text, values);
  }

  /** Removes the chosen mails of the transaction's tenant; nobody gets them. */
  async drop(transaction: Transaction, choice: MailChoice): Promise<readonly WaitingMail[]> {
    const { text, values } = bound(
      (bind) =>
        `delete from mail.outgoing where ${chosen(ofTenant(transaction, choice), bind)} returning ${COLUMNS}`,
    );
    return transaction.queryOnce<WaitingMail & Record<string, unknown>>(text, values);
  }

  async figures(): Promise<MailFigures> {
    const [row] = await this.unitOfWork.runAs('worker', (transaction) =>
      transaction.query<MailFigures & Record<string, unknown>>(
        `select count(next_attempt_at)::int as waiting,
           coalesce(extract(epoch from now() - min(created_at) filter (where next_attempt_at is not null)), 0)::float8
             as "oldestSeconds",
           count(*) filter (where next_attempt_at is null)::int as parked
         from mail.outgoing`,
      ),
    );
    return row ?? { waiting: 0, oldestSeconds: 0, parked: 0 };
  }
}

function ofTenant({ tenantId }: Transaction, choice: MailChoice): MailChoice {
  return { ...choice, tenantId };
}

function chosen({ tenantId, id, failed }: MailChoice, bind: Bind): string {
  return [
    'true',
    ...(tenantId === undefined ? [] : [`tenant_id = ${bind(tenantId)}`]),
    ...(id === undefined ? [] : [`id = ${bind(id)}`]),
    ...(failed === true ? ['error is not null'] : []),
  ].join(' and ');
}
