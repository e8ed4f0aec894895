import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import type { PayloadOf } from '#kernel';
import { EventPublisher } from '#messaging';
import { PairRemoved } from '../events.js';
import { groupNamesOf, unitNamesOf } from '../infra/name-statements.js';

/** A removed pair. */
export interface RemovedPair {
  readonly id: string;
  readonly connectionId: string;
  readonly groupId: string | null;
  readonly groupName: string | null;
  readonly unitId: string;
  readonly isNew: boolean;
}

/** Publishes an event for each removed pair, with the names of its group and department. */
@Injectable()
export class PublishPairRemoved {
  constructor(private readonly events: EventPublisher) {}

  /** Call this before the group or the department is removed. */
  async executeIn(
    transaction: Transaction,
    pairs: readonly RemovedPair[],
    because: PayloadOf<typeof PairRemoved>['because'],
  ): Promise<void> {
    if (pairs.length === 0) return;
    const { tenantId } = transaction;
    const groupIds = pairs.flatMap(({ groupId }) => (groupId === null ? [] : [groupId]));
    const groups = namesIn(await transaction.run(groupNamesOf, { tenantId, ids: groupIds }));
    const unitIds = pairs.map(({ unitId }) => unitId);
    const units = namesIn(await transaction.run(unitNamesOf, { tenantId, ids: unitIds }));
    for (const { id, connectionId, groupId, groupName, unitId, isNew } of pairs) {
      const group = { kind: 'group', id: groupId ?? '', label: groupName ?? groups.get(groupId ?? '') ?? '' };
      const unit = { kind: 'unit', id: unitId, label: units.get(unitId) ?? '' };
      this.events.publish(transaction, PairRemoved, {
        outcome: 'success',
        connectionId,
        pairId: id,
        groupId,
        unitId,
        isNew,
        because,
        targets: groupId === null ? [unit] : [group, unit],
      });
    }
  }
}

function namesIn(rows: readonly { readonly id: string; readonly name: string }[]): Map<string, string> {
  return new Map(rows.map(({ id, name }) => [id, name]));
}
