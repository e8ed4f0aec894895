import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import { EventPublisher } from '#messaging';
import { aboutAccount } from '../domain/event-subject.js';
import { AccountVouchedFor } from '../events.js';
import type { Authorised } from '../infra/assert-may.js';
import { vouchForEmail } from '../infra/write-account.js';
import { LogonCapabilityRegistry } from './logon-capability-registry.js';

/**
 * Gives every credential of an account the authority of the person who vouches that it is the owner's. It then no longer matters who set
 * the password, entered the address or made a link.
 */
@Injectable()
export class VouchForAccount {
  constructor(
    private readonly logonCapability: LogonCapabilityRegistry,
    private readonly events: EventPublisher,
  ) {}

  /** The caller has checked, in this transaction, that the person may give the account its role. */
  async executeIn(transaction: Transaction, { account, authority }: Authorised): Promise<void> {
    await transaction.run(vouchForEmail, { tenantId: transaction.tenantId, id: account.id, authority });
    await this.logonCapability.vouchFor(transaction, account.id, authority);
    this.events.publish(transaction, AccountVouchedFor, { ...aboutAccount(account), authority });
  }
}
