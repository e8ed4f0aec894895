import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import type { Client } from '../../domain/client.js';
import { countGroups, groupsOfPage } from '../../infra/group-statements.js';
import type { ListQuery } from '../../infra/list-query.js';
import { ClientGroups, type SeenGroup, type SeenMember } from './client-groups.js';

/** A group as it is shown, with its members if requested. */
export interface FoundGroup {
  readonly group: SeenGroup;
  readonly members: readonly SeenMember[] | undefined;
}

/** Finds groups for a client. */
@Injectable()
export class FindGroups {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly groups: ClientGroups,
  ) {}

  /** @throws DomainError `scim.group_unknown`, `scim.too_many` */
  async byId({ tenantId }: Client, id: string, withMembers: boolean): Promise<FoundGroup> {
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const group = await this.groups.byId(transaction, id);
      const members = withMembers ? await this.groups.membersOf(transaction, [group.id]) : undefined;
      return { group, members: members && (members.get(group.id) ?? []) };
    });
  }

  /** @throws DomainError `scim.filter_invalid`, `scim.too_many` */
  async page(
    { tenantId }: Client,
    query: ListQuery,
    withMembers: boolean,
  ): Promise<{ readonly total: number; readonly items: readonly FoundGroup[] }> {
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const [counted] = await transaction.runOnce(countGroups(tenantId, query));
      const groups = query.count === 0 ? [] : await transaction.runOnce(groupsOfPage(tenantId, query));
      const ids = groups.map(({ id }) => id);
      const members = withMembers ? await this.groups.membersOf(transaction, ids) : undefined;
      const items = groups.map((group) => ({ group, members: members && (members.get(group.id) ?? []) }));
      return { total: counted?.count ?? 0, items };
    });
  }
}
