import { Injectable } from '@nestjs/common';
import { checkedReason, DomainError } from '#kernel';
import { UnitOfWork } from '#database';
import { FailedMails, type MailChoice, type WaitingMail } from '#mail';
import { EventPublisher } from '#messaging';
import { MailsDropped, MailsRetried } from '../events.js';
import { distinct } from './distinct.js';

/** Retries or drops mails that could not be sent, on the operator's decision. */
@Injectable()
export class ResolveFailedMails {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly mails: FailedMails,
    private readonly events: EventPublisher,
  ) {}

  list(choice: MailChoice): Promise<readonly WaitingMail[]> {
    return this.mails.list(choice);
  }

  /** Lets workers try the chosen mails again at once. Returns them. */
  async retry(choice: MailChoice): Promise<readonly WaitingMail[]> {
    const retried: WaitingMail[] = [];
    for (const tenantId of await this.tenantsOf(choice)) {
      const ofTenant = await this.unitOfWork.run(tenantId, async (transaction) => {
        const mails = await this.mails.retry(transaction, choice);
        if (mails.length > 0)
          this.events.publish(transaction, MailsRetried, {
            outcome: 'success',
            kinds: distinct(mails, ({ kind }) => kind),
            mails: mails.length,
          });
        return mails;
      });
      retried.push(...ofTenant);
    }
    return retried;
  }

  /**
   * Removes a mail, unsent.
   *
   * @param typed the reason, for the tenant's log
   * @throws DomainError `operations.reason_missing`, `operations.reason_invalid`, `operations.mail_unknown`
   */
  async drop(id: string, typed: string): Promise<WaitingMail> {
    const reason = checkedReason(typed, 'operations');
    const [tenantId] = await this.tenantsOf({ id });
    if (tenantId === undefined) throw unknown(id);
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const [mail] = await this.mails.drop(transaction, { id });
      if (mail === undefined) throw unknown(id);
      const { kind } = mail;
      this.events.publish(transaction, MailsDropped, { outcome: 'success', reason, mailId: id, kind });
      return mail;
    });
  }

  private async tenantsOf(choice: MailChoice): Promise<readonly string[]> {
    if (choice.tenantId !== undefined) return [choice.tenantId];
    return this.mails.tenantsOf(choice);
  }
}

function unknown(id: string): DomainError {
  return new DomainError('not_found', 'operations.mail_unknown', { detail: `No mail ${id} waits.` });
}
