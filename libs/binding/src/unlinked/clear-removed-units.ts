import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import { CLOCK, type Clock } from '#kernel';
import { EventPublisher, LiveNotifications } from '#messaging';
import { CONNECTIONS_TOPIC, connectionTarget } from '#providers';
import { UnknownRuleChanged } from '../events.js';
import { putUnlinkedRule, rulesWithUnits } from '../infra/unlinked-rule-statements.js';
import { ReadUnlinkedRule } from './read-unlinked-rule.js';

/** Clears removed directory units from the rules. Accounts are still made, but no longer placed in a unit. */
@Injectable()
export class ClearRemovedUnits {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly rules: ReadUnlinkedRule,
    private readonly events: EventPublisher,
    private readonly live: LiveNotifications,
  ) {}

  /** Runs in the transaction that removes the units. */
  async executeIn(transaction: Transaction, unitIds: readonly string[]): Promise<void> {
    const { tenantId } = transaction;
    for (const { connectionId, unitId } of await transaction.run(rulesWithUnits, { tenantId, unitIds })) {
      const after = { kind: 'create' as const, unitId: null };
      await transaction.run(putUnlinkedRule, { tenantId, connectionId, ...after, now: this.clock.now() });
      this.live.announce(transaction, CONNECTIONS_TOPIC, {});
      this.events.publish(transaction, UnknownRuleChanged, {
        outcome: 'success',
        connectionId,
        targets: [connectionTarget(await this.rules.connectionOf(transaction, connectionId))],
        before: { kind: 'create', unitId },
        after,
      });
    }
  }
}
