import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { UnitOfWork } from '#database';
import { MailQueue } from '#mail';
import { EventPublisher } from '#messaging';
import { TenantDirectory } from '#tenancy';
import { aboutAccount } from '../domain/event-subject.js';
import { TestMailSent } from '../events.js';
import { testMailTexts } from '../notices/test-mail-texts.js';
import { AccountDirectory } from './account-directory.js';

/** Sends a test mail, so that help desk and owner can see whether mails arrive. */
@Injectable()
export class SendTestMail {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountDirectory,
    private readonly tenants: TenantDirectory,
    private readonly mailQueue: MailQueue,
    private readonly events: EventPublisher,
  ) {}

  /** @throws DomainError `account.unknown`, `accounts.without_email`, `mail.not_configured` */
  async execute(tenantId: string, accountId: string): Promise<void> {
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const account = await this.accounts.byId(transaction, accountId);
      if (account === null) throw new DomainError('not_found', 'account.unknown');
      if (account.email === null) {
        throw new DomainError('conflict', 'accounts.without_email', {
          detail: 'The account has no email address. Enter one first.',
        });
      }
      const tenant = await this.tenants.byId(tenantId, transaction);
      const texts = testMailTexts(tenant?.settings.languages ?? ['en'], tenant?.name ?? '');
      await this.mailQueue.enqueue(transaction, { kind: 'accounts.test-mail', to: account.email, ...texts });
      this.events.publish(transaction, TestMailSent, aboutAccount(account));
    });
  }
}
