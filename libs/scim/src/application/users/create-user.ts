import { Injectable } from '@nestjs/common';
import { CreateAccount, SuspendAccount } from '#accounts';
import { UnitOfWork, type Transaction } from '#database';
import { EventPublisher } from '#messaging';
import type { Client } from '../../domain/client.js';
import type { Resource } from '../../domain/schema/resource.js';
import { userFrom, usernameFrom, type UserFields } from '../../domain/user.js';
import { UserProvisioned } from '../../events.js';
import { alreadyTaken } from '../../infra/already-taken.js';
import { aboutUser } from './about-user.js';
import { ClientUsers, seenUser, type SeenUser } from './client-users.js';
import { UpdateProfileFromClient } from './update-profile-from-client.js';
import { WriteUser } from './write-user.js';

/** Creates a member account for a client. The account has no way to log on yet. */
@Injectable()
export class CreateUser {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: ClientUsers,
    private readonly createAccount: CreateAccount,
    private readonly suspend: SuspendAccount,
    private readonly writeUser: WriteUser,
    private readonly profiles: UpdateProfileFromClient,
    private readonly events: EventPublisher,
  ) {}

  /**
   * Restores an account that the client has deleted, found by the client's own id.
   *
   * @throws DomainError `scim.value_invalid`, `scim.value_taken`, `accounts.username_taken`, `accounts.username_confusable`,
   * `accounts.email_taken`, `accounts.input_invalid`
   */
  async execute(client: Client, resource: Resource): Promise<SeenUser> {
    const given = userFrom(resource);
    try {
      return await this.unitOfWork.run(client.tenantId, async (transaction) => {
        const former = await this.users.deleted(transaction, client, given.externalId);
        const why = `Inactive at the SCIM client ${client.name}`;
        if (former === undefined) return await this.make(transaction, client, given, why);
        const { changed, left } = await this.writeUser.write(transaction, client, former, given, { why });
        const about = aboutUser(client, former);
        this.events.publish(transaction, UserProvisioned, {
          ...about,
          act: 'restored',
          changed: [...changed],
          left: [...left],
        });
        return this.seen(transaction, client, former.id);
      });
    } catch (error) {
      throw alreadyTaken(error);
    }
  }

  private async make(
    transaction: Transaction,
    client: Client,
    given: UserFields,
    why: string,
  ): Promise<SeenUser> {
    const { displayName, email, phoneNumber } = given;
    const username = usernameFrom(given.userName);
    const fields = { username, displayName, email, phoneNumber, role: 'member' as const };
    const account = await this.createAccount.create(transaction, fields, 'member');
    await this.writeUser.assertNameIsFree(transaction, client, account.id, given.userName);
    const suspendedEpoch = given.isActive ? null : await this.suspend.executeIn(transaction, account.id, why);
    await this.writeUser.keep(transaction, client, account.id, given, { suspendedEpoch, isDeleted: false });
    const left = await this.profiles.tell(transaction, account.id, given.kept);
    const about = aboutUser(client, account);
    this.events.publish(transaction, UserProvisioned, {
      ...about,
      act: 'created',
      changed: [],
      left: [...left],
    });
    return this.seen(transaction, client, account.id);
  }

  private async seen(transaction: Transaction, client: Client, id: string): Promise<SeenUser> {
    return seenUser(await this.users.byId(transaction, client, id));
  }
}
