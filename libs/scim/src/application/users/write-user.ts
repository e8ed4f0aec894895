import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import { AccountDirectory, ResumeAccount, SuspendAccount, UpdateAccount } from '#accounts';
import { json, type Transaction } from '#database';
import { CLOCK, DomainError, identifierKey, type Clock } from '#kernel';
import type { Client } from '../../domain/client.js';
import { taken } from '../../domain/refused.js';
import type { SharedField, UserFields } from '../../domain/user.js';
import { isDecidedByClient } from '../../domain/who-decides.js';
import { keepSaid, othersNamed, type UserRow } from '../../infra/user-statements.js';
import { seenUser } from './client-users.js';
import { UpdateProfileFromClient } from './update-profile-from-client.js';

/** The result of a write. */
export interface WrittenUser {
  /** Attributes that have a new value. */
  readonly changed: readonly string[];
  /** Attributes that were not changed, because another source decides them. */
  readonly left: readonly string[];
}

/** Like those of a directory, a client's names and addresses apply only to members until somebody confirms them. */
const AUTHORITY = 'member';

const SHARED: readonly SharedField[] = ['displayName', 'email', 'phoneNumber', 'isActive'];

/** Updates an account, and the values stored for the client, to what the client sent. */
@Injectable()
export class WriteUser {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly accounts: AccountDirectory,
    private readonly updateAccount: UpdateAccount,
    private readonly suspend: SuspendAccount,
    private readonly resume: ResumeAccount,
    private readonly profiles: UpdateProfileFromClient,
  ) {}

  /**
   * @param row the locked account
   * @param why the reason in the log, if the account is suspended
   * @throws DomainError `scim.account_privileged`, `scim.value_taken`, `accounts.input_invalid`
   */
  async write(
    transaction: Transaction,
    client: Client,
    row: UserRow,
    given: UserFields,
    { why, isDeleted = false }: { readonly why: string; readonly isDeleted?: boolean },
  ): Promise<WrittenUser> {
    const now = seenUser(row);
    const provenance = {
      isOfDirectory: row.isOfDirectory,
      isSuspendedByOthers: row.status === 'suspended' && row.suspendedEpoch !== row.sessionEpoch,
      said:
        row.saidName === null
          ? null
          : { displayName: row.saidName, email: row.saidEmail, phoneNumber: row.saidNumber },
    };
    const different = SHARED.filter((field) => given[field] !== now[field]);
    const decided = different.filter((field) => isDecidedByClient(field, given, now, provenance));
    const own = (['externalId', 'userName', 'kept'] as const).filter(
      (field) => !isDeepStrictEqual(given[field], now[field]),
    );
    if (decided.length + own.length > 0 || isDeleted) assertIsMember(row);
    if (own.includes('userName')) await this.assertNameIsFree(transaction, client, row.id, given.userName);
    await this.rename(transaction, row.id, given, decided);
    const suspendedEpoch = await this.turn(
      transaction,
      row,
      decided.includes('isActive') ? given.isActive : undefined,
      why,
    );
    const isSaid =
      row.saidName === given.displayName &&
      row.saidEmail === given.email &&
      row.saidNumber === given.phoneNumber;
    if (!isSaid || decided.length + own.length > 0 || isDeleted || row.isDeleted)
      await this.keep(transaction, client, row.id, given, { suspendedEpoch, isDeleted });
    const untaken = row.role === 'member' ? await this.profiles.tell(transaction, row.id, given.kept) : [];
    return {
      changed: [...decided, ...own].map(attributeOf),
      left: [...different.filter((field) => !decided.includes(field)).map(attributeOf), ...untaken],
    };
  }

  /** @throws DomainError `scim.value_taken` */
  async assertNameIsFree(
    transaction: Transaction,
    client: Client,
    id: string,
    userName: string,
  ): Promise<void> {
    const { tenantId } = transaction;
    const others = await transaction.run(othersNamed, {
      tenantId,
      client: client.name,
      id,
      key: identifierKey(userName),
    });
    if (others.length > 0) throw taken('Another account has this userName.');
  }

  /** Stores the client's values, so that its next request can be compared with them. */
  async keep(
    transaction: Transaction,
    client: Client,
    accountId: string,
    given: UserFields,
    state: { readonly suspendedEpoch: number | null; readonly isDeleted: boolean },
  ): Promise<void> {
    await transaction.run(keepSaid, {
      tenantId: transaction.tenantId,
      client: client.name,
      accountId,
      externalId: given.externalId,
      userName: given.userName,
      userNameKey: identifierKey(given.userName),
      displayName: given.displayName,
      email: given.email,
      phoneNumber: given.phoneNumber,
      kept: json(given.kept),
      ...state,
      now: this.clock.now(),
    });
  }

  private async rename(
    transaction: Transaction,
    id: string,
    given: UserFields,
    decided: readonly SharedField[],
  ): Promise<void> {
    const changes = {
      ...(decided.includes('displayName') ? { displayName: given.displayName } : {}),
      ...(decided.includes('email') ? { email: given.email } : {}),
      ...(decided.includes('phoneNumber') ? { phoneNumber: given.phoneNumber } : {}),
    };
    if (Object.keys(changes).length === 0) return;
    if (decided.includes('email') && given.email !== null) {
      const other = await this.accounts.byEmail(transaction, given.email);
      if (other !== null && other.id !== id) throw taken('Another account has this email address.');
    }
    await this.updateAccount.follow(transaction, id, changes, {
      authority: AUTHORITY,
      isPhoneNumberVerified: false,
    });
  }

  /** @returns the `session_epoch` that identifies a suspension by this client; null: there is none */
  private async turn(
    transaction: Transaction,
    row: UserRow,
    isActive: boolean | undefined,
    why: string,
  ): Promise<number | null> {
    if (isActive === false) return this.suspend.executeIn(transaction, row.id, why);
    if (isActive === undefined) return row.suspendedEpoch;
    await this.resume.executeIn(transaction, row.id);
    await transaction.em.flush(); // the answer is read from the database
    return null;
  }
}

/** @throws DomainError `scim.account_privileged` */
function assertIsMember({ role }: UserRow): void {
  if (role === 'member') return;
  throw new DomainError('forbidden', 'scim.account_privileged', {
    detail:
      'The account has more permissions than a member. It can be changed only in the console, by somebody with the permission.',
  });
}

function attributeOf(field: keyof UserFields): string {
  return (
    { isActive: 'active', email: 'emails', phoneNumber: 'phoneNumbers', kept: 'other attributes' }[
      field as string
    ] ?? field
  );
}
