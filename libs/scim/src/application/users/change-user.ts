import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { EventPublisher } from '#messaging';
import type { Client } from '../../domain/client.js';
import type { Resource } from '../../domain/schema/resource.js';
import { resourceOfUser, userFrom } from '../../domain/user.js';
import { UserProvisioned } from '../../events.js';
import { alreadyTaken } from '../../infra/already-taken.js';
import { assertVersion } from '../version.js';
import { aboutUser } from './about-user.js';
import { ClientUsers, seenUser, type SeenUser } from './client-users.js';
import { WriteUser } from './write-user.js';

/** Changes an account to a client's values. */
@Injectable()
export class ChangeUser {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: ClientUsers,
    private readonly writeUser: WriteUser,
    private readonly events: EventPublisher,
  ) {}

  /**
   * @param change returns the new resource for the present one
   * @param ifMatch the versions on which the change may be based
   * @throws DomainError `scim.user_unknown`, `scim.value_invalid`, `scim.value_taken`, `scim.account_privileged`, `revision.stale`
   */
  async execute(
    client: Client,
    id: string,
    change: (before: Resource) => Resource,
    ifMatch: string | undefined,
  ): Promise<SeenUser> {
    try {
      return await this.unitOfWork.run(client.tenantId, async (transaction) => {
        const row = await this.users.held(transaction, client, id);
        const before = seenUser(row);
        assertVersion(before, ifMatch);
        const given = userFrom(change(resourceOfUser(before)), before);
        const why = `Inactive at the SCIM client ${client.name}`;
        const { changed, left } = await this.writeUser.write(transaction, client, row, given, { why });
        if (changed.length + left.length > 0) {
          const about = aboutUser(client, row);
          this.events.publish(transaction, UserProvisioned, {
            ...about,
            act: 'changed',
            changed: [...changed],
            left: [...left],
          });
        }
        return seenUser(await this.users.byId(transaction, client, id));
      });
    } catch (error) {
      throw alreadyTaken(error);
    }
  }
}
