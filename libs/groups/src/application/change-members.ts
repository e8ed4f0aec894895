import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '#database';
import { CLOCK, DomainError, maskName, type Clock } from '#kernel';
import { EventPublisher } from '#messaging';
import type { Group } from '../domain/group.js';
import { GroupMembersChanged, MOST_MEMBERS_TOLD } from '../events.js';
import { accountsNamed, deleteMembers, idsOfMembers, insertMembers } from '../infra/member-statements.js';
import { groupTarget, lockGroup } from '../infra/read-group.js';
import { countChange } from '../infra/write-group.js';

/** Maximum number of accounts of one call. */
const MOST_MEMBERS_AT_ONCE = 1_000;

/** Accounts to add to a group, and to remove from it. */
interface MemberChanges {
  readonly add?: readonly string[];
  readonly remove?: readonly string[];
}

/** The accounts that were added, and those that were removed. */
interface ChangedMembers {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** Adds accounts to a group without a rule, and removes accounts from it. Whatever the membership gives begins and ends at once. */
@Injectable()
export class ChangeMembers {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
  ) {}

  /**
   * All or nothing. Accounts that are in the group already, or are not in it, are ignored silently.
   *
   * @param basis revision on which the change was decided; undefined: none
   * @throws DomainError `groups.unknown`, `groups.by_rule`, `groups.too_many`, `account.unknown`, `revision.stale`
   */
  async execute(
    tenantId: string,
    groupId: string,
    changes: MemberChanges,
    basis?: string,
  ): Promise<ChangedMembers> {
    return this.unitOfWork.run(tenantId, (transaction) =>
      this.executeIn(transaction, groupId, changes, basis),
    );
  }

  /** As `execute`, in the caller's transaction. */
  async executeIn(
    transaction: Transaction,
    groupId: string,
    { add = [], remove = [] }: MemberChanges,
    basis?: string,
  ): Promise<ChangedMembers> {
    const group = await this.lock(transaction, groupId, basis);
    return this.change(transaction, group, add, remove);
  }

  /**
   * Replaces the group's members with these accounts.
   *
   * @param basis revision on which the change was decided; undefined: none
   * @throws DomainError `groups.unknown`, `groups.by_rule`, `groups.too_many`, `account.unknown`, `revision.stale`
   */
  async replace(
    tenantId: string,
    groupId: string,
    accountIds: readonly string[],
    basis?: string,
  ): Promise<ChangedMembers> {
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const group = await this.lock(transaction, groupId, basis);
      const now = await transaction.run(idsOfMembers, { tenantId, groupId });
      const wanted = new Set(accountIds);
      const others = now.map(({ accountId }) => accountId).filter((id) => !wanted.has(id));
      return this.change(transaction, group, accountIds, others);
    });
  }

  private async lock(transaction: Transaction, groupId: string, basis?: string): Promise<Group> {
    const group = await lockGroup(transaction, groupId, basis);
    if (group.rule !== null)
      throw new DomainError('conflict', 'groups.by_rule', {
        detail: 'A rule selects the members of this group. Change the rule instead.',
      });
    return group;
  }

  private async change(
    transaction: Transaction,
    group: Group,
    add: readonly string[],
    remove: readonly string[],
  ): Promise<ChangedMembers> {
    if (add.length > MOST_MEMBERS_AT_ONCE)
      throw new DomainError('invalid', 'groups.too_many', {
        detail: `At most ${String(MOST_MEMBERS_AT_ONCE)} accounts can be added to a group at once.`,
      });
    const { tenantId } = transaction;
    const ids = { tenantId, groupId: group.id };
    const names = await namesOf(transaction, [...add, ...remove]);
    if (add.some((id) => !names.has(id)))
      throw new DomainError('not_found', 'account.unknown', { detail: 'No such account.' });
    const now = this.clock.now();
    const gone = await transaction.run(deleteMembers, { ...ids, accountIds: remove });
    const come = await transaction.run(insertMembers, { ...ids, accountIds: add, now });
    const changed = {
      added: come.map(({ accountId }) => accountId),
      removed: gone.map(({ accountId }) => accountId),
    };
    if (changed.added.length + changed.removed.length === 0) return changed;
    transaction.send(countChange, { tenantId, id: group.id, now });
    this.tell(transaction, group, changed, names);
    return changed;
  }

  private tell(
    transaction: Transaction,
    group: Group,
    { added, removed }: ChangedMembers,
    names: ReadonlyMap<string, string>,
  ): void {
    const all = [
      ...added.map((id) => ({ id, isAdded: true })),
      ...removed.map((id) => ({ id, isAdded: false })),
    ];
    for (let from = 0; from < all.length; from += MOST_MEMBERS_TOLD) {
      const told = all.slice(from, from + MOST_MEMBERS_TOLD);
      this.events.publish(transaction, GroupMembersChanged, {
        outcome: 'success',
        groupId: group.id,
        targets: [
          groupTarget(group),
          ...told.map(({ id }) => ({ kind: 'account', id, label: maskName(names.get(id) ?? '') })),
        ],
        added: told.filter(({ isAdded }) => isAdded).map(({ id }) => id),
        removed: told.filter(({ isAdded }) => !isAdded).map(({ id }) => id),
      });
    }
  }
}

/** Usernames by account id. */
async function namesOf(
  transaction: Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await transaction.run(accountsNamed, { tenantId: transaction.tenantId, ids });
  return new Map(found.map(({ id, username }) => [id, username]));
}
