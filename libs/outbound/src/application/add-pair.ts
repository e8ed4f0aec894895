import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { DirectorySources } from '#directory';
import { CLOCK, DomainError, newId, type Clock } from '#kernel';
import { EventPublisher } from '#messaging';
import { connectionTarget } from '#providers';
import { MOST_PAIRS, type NewPair } from '../domain/pair.js';
import { PairAdded } from '../events.js';
import { countPairs, groupOfPair, insertPair, unitOfPair } from '../infra/pair-statements.js';

/** Pairs a group with a department, so that their people are compared. Writes nothing to the source. */
@Injectable()
export class AddPair {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly sources: DirectorySources,
    private readonly events: EventPublisher,
  ) {}

  /**
   * @param which id or key of the connection; may be omitted if there is only one
   * @throws DomainError `groups.unknown`, `directory.unit_unknown`, `outbound.pair_exists`, `outbound.too_many_pairs`,
   * `directory.connection_unknown`, `directory.connection_ambiguous`
   */
  async execute(
    tenantId: string,
    which: string | undefined,
    { groupId, unitId, isNew }: NewPair,
  ): Promise<{ readonly id: string }> {
    const { connection } = await this.sources.of(tenantId, which);
    const connectionId = connection.id;
    return this.unitOfWork.run(tenantId, async (transaction) => {
      transaction.lock(`outbound:${connectionId}`);
      const [group] = await transaction.run(groupOfPair, { tenantId, groupId });
      if (group === undefined)
        throw new DomainError('not_found', 'groups.unknown', { detail: 'There is no such group.' });
      const [unit] = await transaction.run(unitOfPair, { tenantId, connectionId, unitId });
      if (unit === undefined)
        throw new DomainError('not_found', 'directory.unit_unknown', { detail: 'No such department.' });
      const [count] = await transaction.run(countPairs, { tenantId, connectionId });
      const id = newId();
      const added = await transaction.run(insertPair, {
        id,
        tenantId,
        connectionId,
        groupId,
        unitId,
        isNew,
        now: this.clock.now(),
      });
      if (added.length === 0)
        throw new DomainError('conflict', 'outbound.pair_exists', {
          detail: 'The group and the department are already a pair.',
        });
      if ((count?.pairs ?? 0) >= MOST_PAIRS)
        throw new DomainError('conflict', 'outbound.too_many_pairs', {
          detail: `There are ${MOST_PAIRS} pairs already. Remove one first.`,
        });
      this.events.publish(transaction, PairAdded, {
        outcome: 'success',
        connectionId,
        pairId: id,
        groupId,
        unitId,
        isNew,
        targets: [
          connectionTarget(connection),
          { kind: 'group', id: groupId, label: group.name },
          { kind: 'unit', id: unitId, label: unit.name },
        ],
      });
      return { id };
    });
  }
}
