import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '#database';
import { EventPublisher } from '#messaging';
import { GroupWatchers } from './group-watchers.js';
import { GroupDeleted } from '../events.js';
import { countOfMembers } from '../infra/member-statements.js';
import { groupTarget, lockGroup } from '../infra/read-group.js';
import { deleteGroup } from '../infra/write-group.js';

/** Deletes a group and everything that was assigned to it. Accounts stay. */
@Injectable()
export class DeleteGroup {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly watchers: GroupWatchers,
    private readonly events: EventPublisher,
  ) {}

  /** @throws DomainError `groups.unknown`, `revision.stale` */
  async execute(tenantId: string, id: string, basis?: string): Promise<void> {
    await this.unitOfWork.run(tenantId, (transaction) => this.executeIn(transaction, id, basis));
  }

  /** As `execute`, in the caller's transaction. */
  async executeIn(transaction: Transaction, id: string, basis?: string): Promise<void> {
    const { tenantId } = transaction;
    const group = await lockGroup(transaction, id, basis);
    const [count] = await transaction.run(countOfMembers, { tenantId, groupId: id });
    await this.watchers.removing(transaction, group);
    transaction.send(deleteGroup, { tenantId, id });
    const { name, description, externalId, rule } = group;
    this.events.publish(transaction, GroupDeleted, {
      outcome: 'success',
      groupId: id,
      targets: [groupTarget(group)],
      before: { name, description, externalId, rule },
      members: count?.members ?? 0,
    });
  }
}
