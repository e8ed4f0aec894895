import { Injectable } from '@nestjs/common';
import type { Authority, Role } from '#accounts';
import { json, type Transaction } from '#database';
import { Providers, type ExternalIdentity } from '#providers';
import { unlinkedFacts } from '../infra/unlinked-facts-statements.js';
import { OrganisationDirectory } from './organisation-directory.js';
import type { UnlinkedRuleKind } from './rule.js';
import { verdictOf, type UnlinkedFacts, type Verdict } from './verdict.js';

/** Evaluates a rule for unlinked people: for one at a logon, for many in a preview. */
@Injectable()
export class EvaluateUnlinkedRule {
  constructor(
    private readonly providers: Providers,
    private readonly organisation: OrganisationDirectory,
  ) {}

  async one(transaction: Transaction, rule: UnlinkedRuleKind, identity: ExternalIdentity): Promise<Verdict> {
    const verdicts = await this.many(transaction, rule, identity.connectionId, [identity]);
    return verdicts.get(identity.subject) ?? { kind: 'attach' };
  }

  /** The verdict for each person, by subject. All belong to one connection. */
  async many(
    transaction: Transaction,
    rule: UnlinkedRuleKind,
    connectionId: string,
    identities: readonly ExternalIdentity[],
  ): Promise<ReadonlyMap<string, Verdict>> {
    const { tenantId } = transaction;
    const given = identities.map((identity) => ({
      subject: identity.subject,
      email: this.providers.vouchedEmailOf(identity) ?? null,
    }));
    const [facts, sharing] = await Promise.all([
      transaction.run(unlinkedFacts, {
        tenantId,
        connectionId,
        identities: json(given),
        attribute: this.providers.byKey(identities[0]?.provider ?? '')?.vouchedEmail ?? '',
      }),
      this.organisation.sharing(
        transaction,
        connectionId,
        given.flatMap(({ subject, email }) => (email === null ? [] : [{ subject, email }])),
      ),
    ]);
    const emails = new Map(given.map(({ subject, email }) => [subject, email ?? undefined]));
    return new Map(
      facts.map((row) => [
        row.subject,
        verdictOf(rule, {
          wasLinked: Boolean(row.wasLinked),
          email: emails.get(row.subject),
          isShared: Boolean(row.isShared) || sharing.has(row.subject),
          account: accountIn(row),
        }),
      ]),
    );
  }
}

/** The account that has the address; null if the outer join found none. */
function accountIn(row: {
  readonly accountId: string | null;
  readonly role: Role | null;
  readonly status: string | null;
  readonly emailAuthority: Authority | null;
  readonly accountWasLinked: unknown;
}): UnlinkedFacts['account'] {
  const { accountId: id, role, emailAuthority } = row;
  if (id === null || role === null || emailAuthority === null) return undefined;
  const isActive = row.status === 'active';
  return { id, role, isActive, emailAuthority, wasLinked: Boolean(row.accountWasLinked) };
}
