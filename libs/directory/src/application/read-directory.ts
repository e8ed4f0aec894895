import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import type { Connection } from '#providers';
import { countPeople, countUnits } from '../infra/connection-counts.js';
import { latestOfConnections } from '../infra/listed-runs.js';
import { DirectorySources } from './directory-sources.js';
import type { ListedRun } from './list-runs.js';

/** A connection whose organisation the directory follows or could follow. */
export interface FollowedConnection extends Pick<Connection, 'id' | 'key' | 'name' | 'provider'> {
  readonly units: number;
  readonly people: number;
  /** Number of people who have left. */
  readonly left: number;
  readonly latestRun: ListedRun | null;
}

/** The state of a tenant's directory, connection by connection. */
@Injectable()
export class ReadDirectory {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sources: DirectorySources,
  ) {}

  async execute(tenantId: string): Promise<readonly FollowedConnection[]> {
    const connections = await this.sources.connectionsOf(tenantId);
    if (connections.length === 0) return [];
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const people = await transaction.run(countPeople, { tenantId });
      const units = await transaction.run(countUnits, { tenantId });
      const runs = await transaction.runOnce(latestOfConnections(tenantId));
      return connections.map(({ id, key, name, provider }) => {
        const of = <Row extends { readonly connectionId: string }>(rows: readonly Row[]) =>
          rows.find(({ connectionId }) => connectionId === id);
        return {
          id,
          key,
          name,
          provider,
          units: of(units)?.units ?? 0,
          people: of(people)?.people ?? 0,
          left: of(people)?.left ?? 0,
          latestRun: of(runs) ?? null,
        };
      });
    });
  }
}
