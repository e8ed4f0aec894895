import { Injectable } from '@nestjs/common';
import { DomainError, isId } from '#kernel';
import { UnitOfWork } from '#database';
import { CHANGE_KINDS, type Change, type ChangeKind } from '../domain/change.js';
import type { Run } from '../domain/run.js';
import { changesAfter } from '../infra/change-statements.js';
import { latestRuns, oneRun } from '../infra/run-statements.js';

/** A page of a run's changes, and the cursor of the next page. */
export interface ChangePage {
  readonly items: readonly Change[];
  readonly nextCursor: string | null;
}

/** Changes per page when all of them are read. */
const MANY = 1_000;

/** Runs of the directory, with their changes. */
@Injectable()
export class FindRuns {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Latest first. */
  latest(tenantId: string, limit: number): Promise<readonly Run[]> {
    return this.unitOfWork.query(tenantId, latestRuns, { tenantId, limit });
  }

  /** @throws DomainError `directory.run_unknown` */
  async one(tenantId: string, runId: string): Promise<Run> {
    const [run] = isId(runId) ? await this.unitOfWork.query(tenantId, oneRun, { tenantId, id: runId }) : [];
    if (run === undefined)
      throw new DomainError('not_found', 'directory.run_unknown', { detail: 'There is no such run.' });
    return run;
  }

  /**
   * A run's changes of some kinds, in the order of their keys.
   *
   * @throws DomainError `directory.run_unknown`
   */
  async changes(
    tenantId: string,
    runId: string,
    { kinds, after = '', limit }: { kinds: readonly ChangeKind[]; after?: string | undefined; limit: number },
  ): Promise<ChangePage> {
    await this.one(tenantId, runId);
    const found = await this.unitOfWork.query(tenantId, changesAfter, {
      tenantId,
      runId,
      kinds,
      after,
      limit: limit + 1,
    });
    const items = found.slice(0, limit);
    return { items, nextCursor: found.length > limit ? (items.at(-1)?.key ?? null) : null };
  }

  /** Every change of a run, as `changes` returns them, a thousand at a time. */
  async *every(tenantId: string, runId: string): AsyncGenerator<readonly Change[]> {
    let after: string | null | undefined;
    while (after !== null) {
      const page: ChangePage = await this.changes(tenantId, runId, {
        kinds: CHANGE_KINDS,
        after,
        limit: MANY,
      });
      yield page.items;
      after = page.nextCursor;
    }
  }
}
