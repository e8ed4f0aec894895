import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '#database';
import { assertRevision } from '#http';
import { CLOCK, DomainError, type Clock } from '#kernel';
import { EventPublisher, LiveNotifications } from '#messaging';
import { CONNECTIONS_TOPIC, connectionTarget, Providers } from '#providers';
import { UnknownRuleChanged } from '../events.js';
import { putUnlinkedRule } from '../infra/unlinked-rule-statements.js';
import { OrganisationDirectory } from './organisation-directory.js';
import { ReadUnlinkedRule, ruleRevision } from './read-unlinked-rule.js';
import type { UnlinkedRule } from './rule.js';

/** Sets the rule for people of a connection who are not linked to an account. */
@Injectable()
export class ChangeUnlinkedRule {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly rules: ReadUnlinkedRule,
    private readonly providers: Providers,
    private readonly organisation: OrganisationDirectory,
    private readonly events: EventPublisher,
    private readonly live: LiveNotifications,
  ) {}

  /**
   * Publishes nothing when nothing changes.
   *
   * @param basis revision of the rule on which this change was decided; undefined: there was no rule
   * @throws DomainError `connection.unknown`, `revision.stale`, `unknown_rule.no_email`, `unknown_rule.unit_unknown`,
   * `unknown_rule.unit_unused`
   */
  async execute(tenantId: string, connectionId: string, rule: UnlinkedRule, basis?: string): Promise<void> {
    await this.unitOfWork.run(tenantId, async (transaction) => {
      transaction.lock(`unknown-rule:${connectionId}`);
      const connection = await this.rules.connectionOf(transaction, connectionId);
      const before = await this.rules.executeIn(transaction, connectionId);
      assertRevision(ruleRevision(before), basis);
      await this.assertPossible(transaction, connection, rule);
      if (ruleRevision(before) === ruleRevision(rule)) return;
      await transaction.run(putUnlinkedRule, { tenantId, connectionId, ...rule, now: this.clock.now() });
      this.live.announce(transaction, CONNECTIONS_TOPIC, {});
      this.events.publish(transaction, UnknownRuleChanged, {
        outcome: 'success',
        connectionId,
        targets: [connectionTarget(connection)],
        before,
        after: rule,
      });
    });
  }

  private async assertPossible(
    transaction: Transaction,
    { id, provider }: { readonly id: string; readonly provider: string },
    { kind, unitId }: UnlinkedRule,
  ): Promise<void> {
    if (kind === 'match' && this.providers.byKey(provider)?.vouchedEmail === undefined) {
      throw new DomainError('conflict', 'unknown_rule.no_email', {
        detail: 'The provider does not vouch for email addresses, so nobody could be matched by one.',
      });
    }
    if (unitId === null) return;
    if (kind !== 'create') {
      throw new DomainError('invalid', 'unknown_rule.unit_unused', {
        detail: 'A unit can be set only with the rule create.',
      });
    }
    if ((await this.organisation.unitName(transaction, id, unitId)) !== undefined) return;
    throw new DomainError('not_found', 'unknown_rule.unit_unknown', {
      detail: 'The directory of this connection has no such unit.',
    });
  }
}
