import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { DomainError, isId } from '#kernel';
import { deletePair } from '../infra/pair-statements.js';
import { PublishPairRemoved } from './publish-pair-removed.js';

/** Removes a pair of a group and a department. The result of the last comparison stays until the next one. */
@Injectable()
export class RemovePair {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly removal: PublishPairRemoved,
  ) {}

  /** @throws DomainError `outbound.pair_unknown` */
  async execute(tenantId: string, id: string): Promise<void> {
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const removed = isId(id) ? await transaction.run(deletePair, { tenantId, id }) : [];
      if (removed.length === 0)
        throw new DomainError('not_found', 'outbound.pair_unknown', { detail: 'There is no such pair.' });
      await this.removal.executeIn(transaction, removed, 'asked');
    });
  }
}
