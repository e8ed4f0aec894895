import { Inject, Injectable } from '@nestjs/common';
import { json, UnitOfWork, type Transaction } from '#database';
import { DirectorySources, lastSynchronised, ReadSettings, type DirectorySettings } from '#directory';
import { ListGroups } from '#groups';
import { CLOCK, DomainError, newId, type Clock, type PayloadOf } from '#kernel';
import { EventPublisher } from '#messaging';
import { ProfileFields } from '#profiles';
import { connectionTarget, type Connection } from '#providers';
import type { Comparison, ComparisonCounts } from '../domain/comparison.js';
import type { DifferenceKind } from '../domain/difference.js';
import type { Pair } from '../domain/pair.js';
import { passedThreshold } from '../domain/threshold.js';
import { targetsOf, unitChangesOf } from '../domain/units.js';
import { Compared } from '../events.js';
import { compare } from '../infra/compare-statement.js';
import {
  comparisonById,
  deleteComparison,
  insertComparison,
  noteCounts,
  reportedFields,
} from '../infra/comparison-statements.js';
import { noteFound, pairsOf } from '../infra/pair-statements.js';
import { setBulkPlannerHints } from '../infra/planner-hints.js';

/** Mapped fields that are part of the account; all others are profile fields. */
const OF_ACCOUNTS = ['displayName', 'email'];

/** Compares the portal with what was last read from a connection's source. Neither queries the source nor writes to it. */
@Injectable()
export class CompareAccounts {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly sources: DirectorySources,
    private readonly settings: ReadSettings,
    private readonly groups: ListGroups,
    private readonly profileFields: ProfileFields,
    private readonly events: EventPublisher,
  ) {}

  /**
   * Replaces the previous comparison.
   *
   * @param which id or key of the connection; may be omitted if there is only one
   * @param requestedBy id of an account; null: the operator
   * @throws DomainError `outbound.no_pairs`, `outbound.never_synchronised`, `outbound.comparing`, `directory.connection_unknown`,
   * `directory.connection_ambiguous`
   */
  async execute(
    tenantId: string,
    which: string | undefined,
    requestedBy: string | null,
  ): Promise<Comparison> {
    const { connection } = await this.sources.of(tenantId, which);
    const connectionId = connection.id;
    return this.unitOfWork.run(tenantId, async (transaction) => {
      await alone(transaction, connectionId);
      const pairs = await this.pairs(transaction, connectionId);
      const synchronisedAt = await lastRead(transaction, connectionId);
      const settings = await this.settings.executeIn(transaction, connectionId);
      const units = unitChangesOf(pairs);
      const id = newId();
      const asked = await this.asked(transaction, pairs, settings, connectionId);
      transaction.send(deleteComparison, { tenantId, connectionId });
      transaction.send(insertComparison, {
        id,
        tenantId,
        connectionId,
        requestedBy,
        synchronisedAt,
        units: json(units),
        untold: asked.untold,
        now: this.clock.now(),
      });
      setBulkPlannerHints(transaction);
      const found = await transaction.runOnce(compare({ ...asked, comparisonId: id }));
      const known = found.reduce((sum, one) => sum + one.known, 0);
      const counts = countsIn(found);
      const passed = passedThreshold(settings, counts.disables, known) ?? null;
      transaction.send(noteCounts, { tenantId, id, known, ...counts, passed });
      this.tell(transaction, connection, {
        comparisonId: id,
        pairs: pairs.length,
        counts: { ...counts, units: units.length },
        passed,
      });
      const [comparison] = await transaction.run(comparisonById, { tenantId, id });
      if (comparison === undefined) throw new Error('A comparison was not kept');
      return comparison;
    });
  }

  private async pairs(transaction: Transaction, connectionId: string): Promise<readonly Pair[]> {
    const { tenantId } = transaction;
    const pairs = await transaction.run(pairsOf, { tenantId, connectionId });
    if (pairs.length === 0)
      throw new DomainError('conflict', 'outbound.no_pairs', {
        detail: 'There is nothing to compare yet. First add a pair of a group and a department.',
      });
    for (const { id, foundExternalId } of pairs)
      if (foundExternalId !== null)
        transaction.send(noteFound, { tenantId, id, externalId: foundExternalId });
    return pairs;
  }

  private async asked(
    transaction: Transaction,
    pairs: readonly Pair[],
    { mapping }: DirectorySettings,
    connectionId: string,
  ) {
    const { tenantId } = transaction;
    const groupIds = [...new Set(pairs.flatMap(({ groupId }) => (groupId === null ? [] : [groupId])))];
    const told = new Set(
      (await transaction.run(reportedFields, { tenantId, connectionId })).map(({ field }) => field),
    );
    const known = (await this.profileFields.executeIn(transaction)).map(({ key }) => key);
    const fields = Object.keys(mapping).filter(
      (field) => !OF_ACCOUNTS.includes(field) && known.includes(field),
    );
    const hasEmail = mapping['email'] !== undefined;
    const asked = [...(hasEmail ? ['email'] : []), 'phoneNumber', ...fields];
    return {
      tenantId,
      connectionId,
      groups: await this.groups.these(transaction, groupIds),
      targets: targetsOf(pairs),
      hasEmail,
      fields,
      untold: asked.filter((field) => !told.has(field)),
    };
  }

  private tell(
    transaction: Transaction,
    connection: Connection,
    what: Pick<PayloadOf<typeof Compared>, 'comparisonId' | 'pairs' | 'counts' | 'passed'>,
  ): void {
    this.events.publish(transaction, Compared, {
      outcome: 'success',
      connectionId: connection.id,
      ...what,
      targets: [connectionTarget(connection)],
    });
  }
}

/**
 * Refuses a second comparison while one is in progress: it would only wait and then produce the same result.
 *
 * @throws DomainError `outbound.comparing`
 */
async function alone(transaction: Transaction, connectionId: string): Promise<void> {
  if (await transaction.tryLock(`outbound.comparison:${connectionId}`)) return;
  throw new DomainError('conflict', 'outbound.comparing', {
    detail: 'A comparison is in progress. Its result will be available in a few seconds.',
  });
}

/** @throws DomainError `outbound.never_synchronised` */
async function lastRead(transaction: Transaction, connectionId: string): Promise<Date> {
  const { tenantId } = transaction;
  const [last] = await transaction.run(lastSynchronised, { tenantId, connectionId });
  if (last?.at) return last.at;
  throw new DomainError('conflict', 'outbound.never_synchronised', {
    detail:
      'The directory has not been synchronised in the last 90 days. Synchronise it first, then compare.',
  });
}

function countsIn(
  found: readonly { readonly kind: DifferenceKind | 'unchanged'; readonly people: number }[],
): ComparisonCounts {
  const of = (kind: DifferenceKind | 'unchanged'): number =>
    found.find((one) => one.kind === kind)?.people ?? 0;
  return {
    creates: of('create'),
    updates: of('update'),
    moves: of('move'),
    disables: of('disable'),
    unchanged: of('unchanged'),
    conflicts: of('conflict'),
  };
}
