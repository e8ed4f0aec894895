import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '#database';
import { revisionOf } from '#http';
import { DomainError } from '#kernel';
import { ListConnections, type Connection } from '#providers';
import { unlinkedRuleOf } from '../infra/unlinked-rule-statements.js';
import { OrganisationDirectory } from './organisation-directory.js';
import { FIRST_RULE, type UnlinkedRule } from './rule.js';

/** A rule with the revision on which a change is based. */
export interface ShownRule extends UnlinkedRule {
  readonly connectionId: string;
  /** Null: no unit, or a unit that no longer exists. */
  readonly unitName: string | null;
  readonly revision: string;
}

/** Reads the rule for people who are not linked to an account. */
@Injectable()
export class ReadUnlinkedRule {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly connections: ListConnections,
    private readonly organisation: OrganisationDirectory,
  ) {}

  /** @throws DomainError `connection.unknown` */
  async execute(tenantId: string, connectionId: string): Promise<ShownRule> {
    return this.unitOfWork.run(tenantId, async (transaction) => {
      await this.connectionOf(transaction, connectionId);
      const rule = await this.executeIn(transaction, connectionId);
      const { unitId } = rule;
      const unitName =
        unitId === null ? undefined : await this.organisation.unitName(transaction, connectionId, unitId);
      return { ...rule, connectionId, unitName: unitName ?? null, revision: ruleRevision(rule) };
    });
  }

  /** The rule alone, of a connection that exists. */
  async executeIn(transaction: Transaction, connectionId: string): Promise<UnlinkedRule> {
    const { tenantId } = transaction;
    const [rule] = await transaction.run(unlinkedRuleOf, { tenantId, connectionId });
    return rule ?? FIRST_RULE;
  }

  /** @throws DomainError `connection.unknown` */
  async connectionOf(transaction: Transaction, connectionId: string): Promise<Connection> {
    const connections = await this.connections.executeIn(transaction);
    const connection = connections.find(({ id }) => id === connectionId);
    if (connection === undefined)
      throw new DomainError('not_found', 'connection.unknown', { detail: 'No such connection.' });
    return connection;
  }
}

export function ruleRevision({ kind, unitId }: UnlinkedRule): string {
  return revisionOf([kind, unitId]);
}
