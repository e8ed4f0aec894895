import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, identifierKey, newId, skeletonOf, type Clock, type DomainError } from '#kernel';
import { nameKey, UnitOfWork, type Transaction } from '#database';
import { EventPublisher } from '#messaging';
import { parseInput } from '#tenancy';
import type { Account } from '../domain/account.js';
import { aboutAccount } from '../domain/event-subject.js';
import { newAccount, type NewAccount } from '../domain/new-account.js';
import { AccountCreated } from '../events.js';
import { ACCOUNT_COLUMNS, accountOf, type AccountRow } from '../infra/account-row.js';
import { assertMayCreate } from '../infra/assert-may.js';
import { emailTaken, usernameConfusable, usernameTaken } from '../infra/taken-names.js';

/** Creates an account. It has no way to log on yet: no password, no binding. */
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

  /** As `execute`, in the caller's transaction. */
  async create(transaction: Transaction, input: NewAccount): Promise<Account> {
    const { username, email, displayName, role } = parseInput(newAccount, input, 'accounts.input_invalid');
    const authority = await assertMayCreate(transaction, role);
    const [row] = await transaction.query<AccountRow>(
      `with made as (
         insert into accounts.account
           (id, tenant_id, username, username_key, username_skeleton, email, email_key, display_name, name_key, role,
            created_at, updated_at, email_authority)
         values ($1, $2, $3, $4, $10, $5, $6, $7, ${nameKey('$7')}, $8, $9, $9, $11)
         on conflict do nothing returning ${ACCOUNT_COLUMNS}),
       activity as (insert into accounts.activity (tenant_id, account_id) select tenant_id, id from made)
       select ${ACCOUNT_COLUMNS} from made`,
      [
        newId(),
        transaction.tenantId,
        username,
        identifierKey(username),
        email,
        email === null ? null : identifierKey(email),
        displayName,
        role,
        this.clock.now(),
        skeletonOf(username),
        authority,
      ],
    );
    if (row === undefined) throw await whatIsTaken(transaction, username);
    const account = accountOf(row);
    this.events.publish(transaction, AccountCreated, { ...aboutAccount(account), role });
    return account;
  }
}

async function whatIsTaken(transaction: Transaction, username: string): Promise<DomainError> {
  const [other] = await transaction.query<{ same: boolean }>(
    `select username_key = $2 as same from accounts.account
     where tenant_id = $1 and (username_key = $2 or username_skeleton = $3) order by same desc limit 1`,
    [transaction.tenantId, identifierKey(username), skeletonOf(username)],
  );
  if (other === undefined) return emailTaken();
  return other.same ? usernameTaken() : usernameConfusable();
}
