import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '#database';
import { UnitWatchers, type RemovedUnit, type UnitWatcher } from '#directory';
import { GroupWatchers, type Group, type GroupWatcher } from '#groups';
import { deletePairsOfGroup, deletePairsOfUnits, keepWithoutGroup } from '../infra/pair-statements.js';
import { PublishPairRemoved } from './publish-pair-removed.js';

/** Removes a pair when its group or its department is removed, and records that in the log. */
@Injectable()
export class RemoveOrphanedPairs implements UnitWatcher, OnModuleInit {
  constructor(
    private readonly units: UnitWatchers,
    private readonly groups: GroupWatchers,
    private readonly removal: PublishPairRemoved,
  ) {}

  onModuleInit(): void {
    this.units.register(this);
    const ofGroups: GroupWatcher = {
      removing: (transaction, group) => this.removingGroup(transaction, group),
    };
    this.groups.register(ofGroups);
  }

  async removing(transaction: Transaction, units: readonly RemovedUnit[]): Promise<void> {
    const { tenantId } = transaction;
    const unitIds = units.map(({ id }) => id);
    const removed = await transaction.run(deletePairsOfUnits, { tenantId, unitIds });
    await this.removal.executeIn(transaction, removed, 'unit_removed');
  }

  /** The next comparison shows where people are now. */
  moved(): Promise<void> {
    return Promise.resolve();
  }

  /** A department created for the group stays visible: only a person may remove it. */
  private async removingGroup(
    transaction: Transaction,
    { id: groupId, name: groupName }: Pick<Group, 'id' | 'name'>,
  ): Promise<void> {
    const { tenantId } = transaction;
    const kept = await transaction.run(keepWithoutGroup, { tenantId, groupId, groupName });
    const removed = await transaction.run(deletePairsOfGroup, { tenantId, groupId });
    const ended = [...kept.map((pair) => ({ ...pair, groupId })), ...removed];
    await this.removal.executeIn(transaction, ended, 'group_deleted');
  }
}
