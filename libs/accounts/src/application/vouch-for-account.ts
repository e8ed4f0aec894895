import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import { EventPublisher } from '#messaging';
import { aboutAccount } from '../domain/event-subject.js';
import { AccountVouchedFor } from '../events.js';
import type { Authorised } from '../infra/assert-may.js';
import { vouchForEmail } from '../infra/write-account.js';
import { LogonAccess } from './logon-access.js';

/**
 * Lets every way to log on that an account has rest on the word of the person who says that it is the owner's.
 * Who set its password, wrote down its address or gave it a link no longer matters.
 */
@Injectable()
export class VouchForAccount {
  constructor(
    private readonly access: LogonAccess,
    private readonly events: EventPublisher,
  ) {}

  /** Done by who may give the account its role, in the transaction that found that out. */
  async within(transaction: Transaction, { account, authority }: Authorised): Promise<void> {
    await transaction.run(vouchForEmail, { tenantId: transaction.tenantId, id: account.id, authority });
    await this.access.vouchFor(transaction, account.id, authority);
    this.events.publish(transaction, AccountVouchedFor, { ...aboutAccount(account), authority });
  }
}
