import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '#database';
import { pageOf } from '#http';
import type { Group } from '../domain/group.js';
import { pageOfGroups, type GroupsQuery } from '../infra/listed-groups.js';
import { groupOf, groupsById, readGroup } from '../infra/read-group.js';

/** A group as lists show it. */
export interface ListedGroup extends Group {
  /** Number of members added by hand; null: a rule decides the members. */
  readonly members: number | null;
}

/** Finds groups. */
@Injectable()
export class ListGroups {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** A page, by name. */
  async page(
    tenantId: string,
    query: GroupsQuery,
  ): Promise<{ readonly items: readonly ListedGroup[]; readonly next: string | null }> {
    const found = await this.unitOfWork.queryOnce(tenantId, pageOfGroups(tenantId, query));
    return pageOf(
      found,
      query.limit,
      ({ members, ...row }) => ({ ...groupOf(row), members }),
      ({ nameKey, id }) => [nameKey, id],
    );
  }

  /**
   * The group with this name or id.
   *
   * @param word its name, in any case and width, or its id
   * @throws DomainError `groups.unknown`
   */
  async called(tenantId: string, word: string): Promise<Group> {
    const { items } = await this.page(tenantId, { name: word, limit: 1 });
    return items[0] ?? this.one(tenantId, word);
  }

  /** @throws DomainError `groups.unknown` */
  async one(tenantId: string, id: string): Promise<Group> {
    return this.unitOfWork.run(tenantId, (transaction) => readGroup(transaction, id));
  }

  /** The existing ones of these groups, in any order, in the caller's transaction. */
  async these(transaction: Transaction, ids: readonly string[]): Promise<readonly Group[]> {
    const { tenantId } = transaction;
    return (await transaction.run(groupsById, { tenantId, ids })).map(groupOf);
  }
}
