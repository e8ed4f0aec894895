import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import { DomainError, isId } from '#kernel';
import { unknownResource } from '../../domain/refused.js';
import { groupById, membersOf } from '../../infra/group-statements.js';

/** A group, without its members. */
export interface SeenGroup {
  readonly id: string;
  readonly displayName: string;
  readonly externalId: string | null;
  /** Whether a rule decides the members. Such a group is shown without members, and clients cannot change it. */
  readonly isByRule: boolean;
  /** Increases with every change, including changes of members. */
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface SeenMember {
  readonly accountId: string;
  readonly displayName: string;
}

/** Maximum number of members in one answer, for one group or for a page of groups. */
const MOST_MEMBERS = 20_000;

/** Finds groups for clients. */
@Injectable()
export class ClientGroups {
  /** @throws DomainError `scim.group_unknown` */
  async byId(transaction: Transaction, id: string): Promise<SeenGroup> {
    const [group] = isId(id) ? await transaction.runOnce(groupById(transaction.tenantId, id)) : [];
    if (group === undefined) throw unknownResource('group');
    return group;
  }

  /**
   * The members of each group.
   *
   * @throws DomainError `scim.too_many` when one answer cannot hold them
   */
  async membersOf(
    transaction: Transaction,
    groupIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly SeenMember[]>> {
    const rows = await transaction.runOnce(membersOf(transaction.tenantId, groupIds, MOST_MEMBERS + 1));
    if (rows.length > MOST_MEMBERS)
      throw new DomainError('invalid', 'scim.too_many', {
        detail: `There are more than ${String(MOST_MEMBERS)} members. Request fewer groups, or add excludedAttributes=members.`,
        facts: { scimType: 'tooMany' },
      });
    const members = new Map<string, SeenMember[]>();
    for (const { groupId, ...member } of rows) {
      const known = members.get(groupId);
      if (known === undefined) members.set(groupId, [member]);
      else known.push(member);
    }
    return members;
  }
}
