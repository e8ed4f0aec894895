import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { EventPublisher } from '#messaging';
import type { Client } from '../../domain/client.js';
import { UserProvisioned } from '../../events.js';
import { assertVersion } from '../version.js';
import { aboutUser } from './about-user.js';
import { ClientUsers, seenUser } from './client-users.js';
import { WriteUser } from './write-user.js';

/** Deletes an account from the client's view, by suspending it. No data is removed, and the tenant's period before archiving begins. */
@Injectable()
export class DeleteUser {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: ClientUsers,
    private readonly writeUser: WriteUser,
    private readonly events: EventPublisher,
  ) {}

  /** @throws DomainError `scim.user_unknown`, `scim.account_privileged`, `revision.stale` */
  async execute(client: Client, id: string, ifMatch: string | undefined): Promise<void> {
    await this.unitOfWork.run(client.tenantId, async (transaction) => {
      const row = await this.users.held(transaction, client, id);
      const before = seenUser(row);
      assertVersion(before, ifMatch);
      const why = `Deleted by the SCIM client ${client.name}`;
      const given = { ...before, isActive: false };
      await this.writeUser.write(transaction, client, row, given, { why, isDeleted: true });
      const about = aboutUser(client, row);
      this.events.publish(transaction, UserProvisioned, { ...about, act: 'deleted', changed: [], left: [] });
    });
  }
}
