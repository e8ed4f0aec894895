import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { DirectorySources } from '#directory';
import type { Pair } from '../domain/pair.js';
import { pairsOf } from '../infra/pair-statements.js';

/** Lists which groups and departments of a connection are compared: none, until somebody adds a pair. */
@Injectable()
export class ListPairs {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sources: DirectorySources,
  ) {}

  /**
   * In the order in which they were added.
   *
   * @param which id or key of the connection; may be omitted if there is only one
   * @throws DomainError `directory.connection_unknown`, `directory.connection_ambiguous`
   */
  async execute(tenantId: string, which?: string): Promise<readonly Pair[]> {
    const { connection } = await this.sources.of(tenantId, which);
    return this.unitOfWork.query(tenantId, pairsOf, { tenantId, connectionId: connection.id });
  }
}
