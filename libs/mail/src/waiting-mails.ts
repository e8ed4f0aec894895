import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork } from '#database';

/** A mail that this worker has claimed. */
export interface ClaimedMail {
  readonly id: string;
  readonly tenantId: string;
  readonly kind: string;
  readonly content: string;
  readonly attempts: number;
}

/** Mails claimed at a time. */
const BATCH = 10;

/** Seconds that a claim lasts: longer than the slowest exchange with a mail server. */
const CLAIM_SECONDS = 180;

/** Seconds before the second attempt; doubled for each later one. Together about four hours. */
const FIRST_PAUSE_SECONDS = 15;

/** Attempts after which a mail is parked. */
const MOST_ATTEMPTS = 10;

/** Days that a parked mail is kept for operators to see. */
const PARKED_DAYS = 7;

/** The mails that wait, across tenants. */
@Injectable()
export class WaitingMails {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Removes what has expired, and claims what is due; no two workers claim the same mail. */
  async claim(): Promise<readonly ClaimedMail[]> {
    const now = this.clock.now();
    return this.unitOfWork.runAs('worker', async (transaction) => {
      await transaction.query(
        `delete from mail.outgoing where expires_at <= $1
           or (next_attempt_at is null and created_at < $1::timestamptz - make_interval(days => $2))`,
        [now, PARKED_DAYS],
      );
      return transaction.query<ClaimedMail>(
        `update mail.outgoing set attempts = attempts + 1,
           next_attempt_at = $1::timestamptz + make_interval(secs => $2)
         where id = any(array(select id from mail.outgoing where next_attempt_at <= $1
           order by next_attempt_at limit ${String(BATCH)} for update skip locked))
         returning id, tenant_id as "tenantId", kind, content, attempts`,
        [now, CLAIM_SECONDS],
      );
    });
  }

  /** The mail server has accepted it. */
  async accepted(mail: ClaimedMail): Promise<void> {
    await this.unitOfWork.run(mail.tenantId, (transaction) =>
      transaction.query('delete from mail.outgoing where tenant_id = $1 and id = $2', [
        mail.tenantId,
        mail.id,
      ]),
    );
  }

  /** It was not accepted: it waits for its next attempt, or is parked. Gives whether it is parked. */
  async failed(mail: ClaimedMail, error: string): Promise<boolean> {
    const isParked = mail.attempts >= MOST_ATTEMPTS;
    const pauseSeconds = isParked ? null : FIRST_PAUSE_SECONDS * 2 ** (mail.attempts - 1);
    await this.unitOfWork.run(mail.tenantId, (transaction) =>
      transaction.query(
        `update mail.outgoing set next_attempt_at = $4::timestamptz + make_interval(secs => $5), error = $6
         where tenant_id = $1 and id = $2 and attempts = $3`,
        [mail.tenantId, mail.id, mail.attempts, this.clock.now(), pauseSeconds, error],
      ),
    );
    return isParked;
  }
}
