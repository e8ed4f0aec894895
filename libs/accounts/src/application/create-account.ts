import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, identifierKey, newId, skeletonOf, type Clock, type DomainError, parseInput } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { EventPublisher } from '#messaging';
import type { Account } from '../domain/account.js';
import type { Authority } from '../domain/authority.js';
import { aboutAccount } from '../domain/event-subject.js';
import { newAccount, type NewAccount } from '../domain/new-account.js';
import { AccountCreated } from '../events.js';
import { assertMayCreate } from '../infra/assert-may.js';
import { emailTaken, usernameConfusable, usernameTaken } from '../infra/taken-names.js';
import { insertAccount } from '../infra/insert-accounts.js';
import { nameLikeIt } from '../infra/write-account.js';

/** Creates an account. It has no password and no binding, so it cannot log on yet. */
@Injectable()
export class CreateAccount {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
  ) {}

  /** @throws DomainError `accounts.input_invalid`, `accounts.username_taken`, `accounts.username_confusable`, `accounts.email_taken`,
   * `accounts.owner_required` */
  async execute(tenantId: string, input: NewAccount): Promise<Account> {
    return this.unitOfWork.run(tenantId, (transaction) => this.create(transaction, input));
  }

  /**
   * As `execute`, in the caller's transaction.
   *
   * @param word authority that vouches for the address; left out: that of the person who acts
   */
  async create(transaction: Transaction, input: NewAccount, word?: Authority): Promise<Account> {
    const asked = parseInput(newAccount, input, 'accounts.input_invalid');
    const { username, email, phoneNumber, displayName, role } = asked;
    const authority = await assertMayCreate(transaction, role);
    const [account] = await transaction.run(insertAccount, {
      id: newId(),
      tenantId: transaction.tenantId,
      username,
      usernameKey: identifierKey(username),
      usernameSkeleton: skeletonOf(username),
      email,
      emailKey: email === null ? null : identifierKey(email),
      phoneNumber,
      displayName,
      role,
      authority: word ?? authority,
      now: this.clock.now(),
    });
    if (account === undefined) throw await whatIsTaken(transaction, username);
    this.events.publish(transaction, AccountCreated, { ...aboutAccount(account), role });
    return account;
  }
}

async function whatIsTaken(transaction: Transaction, username: string): Promise<DomainError> {
  const [other] = await transaction.run(nameLikeIt, {
    tenantId: transaction.tenantId,
    key: identifierKey(username),
    skeleton: skeletonOf(username),
  });
  if (other === undefined) return emailTaken();
  return Boolean(other.same) ? usernameTaken() : usernameConfusable();
}
