import { Injectable } from '@nestjs/common';
import { AccountDirectory } from '#accounts';
import { FindBinding } from '#binding';
import { UnitOfWork } from '#database';
import type { AccountView } from '#pages';
import type { PhoneTicket } from '../domain/ticket.js';

/** The account of the person who scanned a code. */
@Injectable()
export class ScannedAccount {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly bindings: FindBinding,
    private readonly accounts: AccountDirectory,
  ) {}

  /** The account to which the identity is linked now, in a form that its owner recognises. */
  async of(tenantId: string, ticket: PhoneTicket): Promise<AccountView | null> {
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const binding = await this.bindings.ofIdentity(transaction, ticket.connectionId, ticket.subject);
      return binding === null ? null : this.accounts.byId(transaction, binding.accountId);
    });
  }
}
