import { Injectable } from '@nestjs/common';
import { pageOf } from '#http';
import { DomainError } from '#kernel';
import { UnitOfWork } from '#database';
import type { Run } from '../domain/run.js';
import { latestOfConnections, oneListedRun, pageOfRuns, type RunPosition } from '../infra/listed-runs.js';

/** A run with the name of the person who started it. */
export interface ListedRun extends Run {
  /** Null: the operator, or the schedule. */
  readonly requestedByName: string | null;
}

/** Runs, as the console shows them. */
@Injectable()
export class ListRuns {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Latest first. */
  async page(
    tenantId: string,
    { limit, after }: { readonly limit: number; readonly after?: RunPosition | undefined },
  ): Promise<{ readonly items: readonly ListedRun[]; readonly next: string | null }> {
    const found = await this.unitOfWork.queryOnce(tenantId, pageOfRuns(tenantId, limit, after));
    return pageOf(
      found,
      limit,
      ({ sortValue: _, ...run }) => run,
      ({ sortValue, id }) => [sortValue, id],
    );
  }

  /** @throws DomainError `directory.run_unknown` */
  async one(tenantId: string, runId: string): Promise<ListedRun> {
    const [run] = await this.unitOfWork.queryOnce(tenantId, oneListedRun(tenantId, runId));
    if (run === undefined)
      throw new DomainError('not_found', 'directory.run_unknown', { detail: 'There is no such run.' });
    return run;
  }

  /** The latest run of each connection that has one. */
  latest(tenantId: string): Promise<readonly ListedRun[]> {
    return this.unitOfWork.queryOnce(tenantId, latestOfConnections(tenantId));
  }
}
