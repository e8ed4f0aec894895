import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import type * as z from 'zod';
import { CLOCK, identifierKey, maskEmail, maskIdentifier, maskName, type Clock, parseInput } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { assertRevision } from '#http';
import { EventPublisher } from '#messaging';
import type { Account } from '../domain/account.js';
import type { Authority } from '../domain/authority.js';
import { aboutAccount } from '../domain/event-subject.js';
import { accountChanges, type AccountChanges } from '../domain/new-account.js';
import { AccountUpdated } from '../events.js';
import { assertMay, type ActedOn } from '../infra/assert-may.js';
import { emailTaken, isEmailTaken } from '../infra/taken-names.js';
import { rename } from '../infra/write-account.js';
import { NotifyOwner } from '../notices/notify-owner.js';
import { ProtectLastOwner } from './protect-last-owner.js';

/** Names and contact data of a person. */
type Names = Pick<Account, 'displayName' | 'email' | 'phoneNumber' | 'isPhoneNumberVerified'>;

/** The authority for a change, and whether its phone number is verified. */
interface Word {
  readonly authority: Authority;
  readonly isPhoneNumberVerified: boolean;
}

/** Revision of an account; it changes with every change of the account. */
export function revisionOf(account: { readonly updatedAt: Date }): string {
  return String(account.updatedAt.getTime());
}

/** Changes the display name, the email address and the phone number of an account. Its username and its id never change. */
@Injectable()
export class UpdateAccount {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly owners: ProtectLastOwner,
    private readonly events: EventPublisher,
    private readonly notifyOwner: NotifyOwner,
  ) {}

  /**
   * Publishes nothing when nothing changes.
   *
   * @param revision of the account that the change is based on, as returned by `revisionOf`
   * @throws DomainError `account.unknown`, `accounts.input_invalid`, `accounts.email_taken`, `accounts.more_privileged`,
   * `accounts.last_owner`, `revision.stale`
   */
  async execute(
    tenantId: string,
    accountId: string,
    changes: AccountChanges,
    revision: string,
  ): Promise<void> {
    const asked = parseInput(accountChanges, changes, 'accounts.input_invalid');
    try {
      await this.unitOfWork.run(tenantId, (transaction) => {
        const update = () => this.update(transaction, accountId, asked, revision);
        // Without an address, an owner may be unable to log on.
        return asked.email === undefined ? update() : this.owners.during(transaction, update);
      });
    } catch (error) {
      // If two people request the same address at once, the second gets this error from the index.
      throw isEmailTaken(error) ? emailTaken() : error;
    }
  }

  /**
   * Applies what a source says about the person, in the caller's transaction. For accounts other than owners and administrators, and for an
   * address that no other account has.
   *
   * @param word the authority that vouches for the address, and whether the source has verified the number
   */
  async follow(
    transaction: Transaction,
    accountId: string,
    changes: AccountChanges,
    word: Word,
  ): Promise<void> {
    const asked = parseInput(accountChanges, changes, 'accounts.input_invalid');
    const { account } = await assertMay(transaction, 'update', accountId);
    await this.write(transaction, account, asked, word);
  }

  private async update(
    transaction: Transaction,
    accountId: string,
    asked: z.output<typeof accountChanges>,
    revision: string,
  ): Promise<void> {
    const { account, authority } = await assertMay(transaction, 'update', accountId);
    assertRevision(revisionOf(account), revision);
    await this.write(transaction, account, asked, { authority, isPhoneNumberVerified: false });
  }

  private async write(
    transaction: Transaction,
    account: ActedOn,
    asked: z.output<typeof accountChanges>,
    word: Word,
  ): Promise<void> {
    const { displayName, email, phoneNumber, isPhoneNumberVerified } = account;
    const before: Names = { displayName, email, phoneNumber, isPhoneNumberVerified };
    const after: Names = {
      displayName: asked.displayName ?? before.displayName,
      email: asked.email === undefined ? before.email : asked.email,
      ...numberAfter(before, asked.phoneNumber, word.isPhoneNumberVerified),
    };
    if (isDeepStrictEqual(before, after)) return;
    await transaction.run(rename, {
      tenantId: transaction.tenantId,
      id: account.id,
      ...after,
      emailKey: after.email === null ? null : identifierKey(after.email),
      authority: word.authority,
      now: this.clock.now(),
    });
    if (before.email !== after.email) {
      const what = after.email === null ? 'email-removed' : 'email-changed';
      await this.notifyOwner.enqueue(transaction, before, what);
    }
    this.events.publish(transaction, AccountUpdated, {
      ...aboutAccount(account),
      changed: (['displayName', 'email', 'phoneNumber'] as const).filter(
        (field) => before[field] !== after[field],
      ),
      before: masked(before),
      after: masked(after),
    });
  }
}

/** A number that is entered again unchanged stays verified. */
function numberAfter(
  before: Names,
  phoneNumber: string | null | undefined,
  isVerified: boolean,
): Pick<Names, 'phoneNumber' | 'isPhoneNumberVerified'> {
  if (phoneNumber === undefined)
    return { phoneNumber: before.phoneNumber, isPhoneNumberVerified: before.isPhoneNumberVerified };
  const isSame = phoneNumber === before.phoneNumber;
  const isPhoneNumberVerified =
    phoneNumber !== null && (isVerified || (isSame && before.isPhoneNumberVerified));
  return { phoneNumber, isPhoneNumberVerified };
}

function masked({ displayName, email, phoneNumber }: Names) {
  return {
    displayName: maskName(displayName),
    email: email === null ? null : maskEmail(email),
    phoneNumber: phoneNumber === null ? null : maskIdentifier(phoneNumber),
  };
}
