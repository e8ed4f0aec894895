import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '#database';
import { ChangeGroup, ChangeMembers, CreateGroup, DeleteGroup, holdGroup } from '#groups';
import { DomainError } from '#kernel';
import type { Client } from '../../domain/client.js';
import { groupFrom, resourceOfGroup } from '../../domain/group.js';
import { refused } from '../../domain/refused.js';
import type { Resource } from '../../domain/schema/resource.js';
import { alreadyTaken } from '../../infra/already-taken.js';
import { assertVersion } from '../version.js';
import { ClientGroups } from './client-groups.js';

/** Creates, changes and deletes groups for a client, each in one transaction. The `groups` lib publishes the events. */
@Injectable()
export class WriteGroups {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly groups: ClientGroups,
    private readonly createGroup: CreateGroup,
    private readonly changeGroup: ChangeGroup,
    private readonly changeMembers: ChangeMembers,
    private readonly deleteGroup: DeleteGroup,
  ) {}

  /** @throws DomainError `scim.value_invalid`, `groups.name_taken`, `groups.too_many` */
  async create({ tenantId }: Client, resource: Resource): Promise<string> {
    const { displayName, externalId, members } = groupFrom(resource);
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const { id } = await this.createGroup.executeIn(transaction, { name: displayName, externalId });
      await this.turn(transaction, id, members, []);
      return id;
    });
  }

  /**
   * @param change returns the new resource for the present one
   * @throws DomainError `scim.group_unknown`, `scim.read_only`, `scim.value_invalid`, `groups.name_taken`, `groups.too_many`, `revision.stale`
   */
  async change(
    { tenantId }: Client,
    id: string,
    change: (before: Resource) => Resource,
    ifMatch: string | undefined,
  ): Promise<void> {
    try {
      await this.unitOfWork.run(tenantId, async (transaction) => {
        const group = await this.held(transaction, id, ifMatch);
        const found = await this.groups.membersOf(transaction, [id]);
        const before = { ...group, members: (found.get(id) ?? []).map(({ accountId }) => accountId) };
        const after = groupFrom(change(resourceOfGroup(before)));
        await this.changeGroup.executeIn(transaction, id, {
          name: after.displayName,
          externalId: after.externalId,
        });
        await this.turn(transaction, id, after.members, before.members);
      });
    } catch (error) {
      throw alreadyTaken(error);
    }
  }

  /** @throws DomainError `scim.group_unknown`, `scim.read_only`, `revision.stale` */
  async remove({ tenantId }: Client, id: string, ifMatch: string | undefined): Promise<void> {
    await this.unitOfWork.run(tenantId, async (transaction) => {
      await this.held(transaction, id, ifMatch);
      await this.deleteGroup.executeIn(transaction, id);
    });
  }

  /** Locks the group, so that concurrent changes to it or its members wait and the values read stay current. */
  private async held(transaction: Transaction, id: string, ifMatch: string | undefined) {
    holdGroup(transaction, id);
    const group = await this.groups.byId(transaction, id);
    assertVersion(group, ifMatch);
    if (group.isByRule)
      throw refused(
        'mutability',
        'The members of this group follow a rule, which only the console can change. Let the client manage another group.',
      );
    return group;
  }

  private async turn(
    transaction: Transaction,
    id: string,
    after: readonly string[],
    before: readonly string[],
  ): Promise<void> {
    const [now, then] = [new Set(after), new Set(before)];
    const changes = {
      add: after.filter((member) => !then.has(member)),
      remove: before.filter((member) => !now.has(member)),
    };
    if (changes.add.length + changes.remove.length === 0) return;
    try {
      await this.changeMembers.executeIn(transaction, id, changes);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'account.unknown')
        throw refused('invalidValue', 'A member is no account of this organisation.');
      throw error;
    }
  }
}
