import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '#database';
import { EventPublisher } from '#messaging';
import { identityTarget, Providers, type ExternalIdentity, type ShownIdentity } from '#providers';
import { UnlinkedIdentitiesRead } from '../events.js';
import { accountNames } from '../infra/unlinked-facts-statements.js';
import { newestUnlinked } from '../infra/unlinked-statements.js';
import { AskVouchedEmails } from './ask-vouched-emails.js';
import { EvaluateUnlinkedRule } from './evaluate-unlinked-rule.js';
import { ReadUnlinkedRule } from './read-unlinked-rule.js';
import type { UnlinkedRuleKind } from './rule.js';
import type { AttachReason, Verdict } from './verdict.js';

/** Maximum number of people that a preview covers: those who tried last. */
const MOST = 200;

/** Somebody who tried. */
interface TriedIdentity extends ExternalIdentity {
  readonly lastTriedAt: Date;
}

/** What would happen to an unlinked person who tried recently. */
export interface PreviewedIdentity {
  readonly identity: ShownIdentity;
  readonly lastTriedAt: Date;
  readonly outcome: Verdict['kind'];
  /** Why they would still have to attach an account. */
  readonly reason: AttachReason | null;
  /** The account to which they would be linked. */
  readonly account: { readonly id: string; readonly username: string; readonly displayName: string } | null;
}

/** Shows whom a rule would affect, and how, among those who tried in the last 30 days. Changes nothing. */
@Injectable()
export class PreviewUnlinkedRule {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rules: ReadUnlinkedRule,
    private readonly evaluate: EvaluateUnlinkedRule,
    private readonly emails: AskVouchedEmails,
    private readonly providers: Providers,
    private readonly events: EventPublisher,
  ) {}

  /**
   * People are named in full, so that they can be told apart, and the reading is recorded.
   *
   * @throws DomainError `connection.unknown`
   */
  async execute(
    tenantId: string,
    connectionId: string,
    rule: UnlinkedRuleKind,
  ): Promise<readonly PreviewedIdentity[]> {
    const people = await this.unitOfWork.run(tenantId, async (transaction) => {
      await this.rules.connectionOf(transaction, connectionId);
      const newest = await transaction.run(newestUnlinked, { tenantId, connectionId, limit: MOST });
      const targets = newest.map(identityTarget);
      if (targets.length > 0)
        this.events.publish(transaction, UnlinkedIdentitiesRead, { outcome: 'success', targets });
      return newest;
    });
    const isAsked = rule === 'match' || rule === 'create';
    const known = isAsked ? await this.emails.of(tenantId, people) : people;
    return this.unitOfWork.run(tenantId, (transaction) =>
      this.judgeAll(transaction, rule, connectionId, known),
    );
  }

  private async judgeAll(
    transaction: Transaction,
    rule: UnlinkedRuleKind,
    connectionId: string,
    people: readonly TriedIdentity[],
  ): Promise<readonly PreviewedIdentity[]> {
    const { tenantId } = transaction;
    const verdicts = await this.evaluate.many(transaction, rule, connectionId, people);
    const ids = [...verdicts.values()].flatMap((one) => (one.kind === 'match' ? [one.accountId] : []));
    const accounts = ids.length === 0 ? [] : await transaction.run(accountNames, { tenantId, ids });
    const named = new Map(accounts.map((account) => [account.id, account]));
    return people.map((person) => {
      const verdict = verdicts.get(person.subject) ?? { kind: 'attach' };
      return {
        identity: this.providers.named(person),
        lastTriedAt: person.lastTriedAt,
        outcome: verdict.kind,
        reason: verdict.kind === 'attach' ? (verdict.reason ?? null) : null,
        account: verdict.kind === 'match' ? (named.get(verdict.accountId) ?? null) : null,
      };
    });
  }
}
