import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import type { Client } from '../../domain/client.js';
import { groupsOfUsers } from '../../infra/user-groups.js';

/** A group in the `groups` attribute of a user. */
export interface NamedGroup {
  readonly groupId: string;
  readonly displayName: string;
}

/** Finds the groups of accounts. */
@Injectable()
export class GroupsOfUsers {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** By account id; accounts without groups are left out. At most 200 groups for each account. */
  async of(
    { tenantId }: Client,
    accountIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly NamedGroup[]>> {
    const found = new Map<string, NamedGroup[]>();
    if (accountIds.length === 0) return found;
    const rows = await this.unitOfWork.queryOnce(tenantId, groupsOfUsers(tenantId, accountIds));
    for (const { accountId, ...group } of rows) {
      const known = found.get(accountId);
      if (known === undefined) found.set(accountId, [group]);
      else known.push(group);
    }
    return found;
  }
}
