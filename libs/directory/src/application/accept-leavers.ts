import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { ListRuns } from './list-runs.js';
import { StartRun } from './start-run.js';

/**
 * Continues after a threshold stopped a run and an administrator has checked its list. A new run reads everything again, and stops if more
 * people are missing than were on that list.
 */
@Injectable()
export class AcceptLeavers {
  constructor(
    private readonly runs: ListRuns,
    private readonly start: StartRun,
  ) {}

  /**
   * @returns the id of the new run
   * @throws DomainError `directory.run_unknown`, `directory.run_not_stopped`, `directory.run_outdated`, `directory.run_running`
   */
  async execute(tenantId: string, runId: string, requestedBy: string): Promise<string> {
    const run = await this.runs.one(tenantId, runId);
    if (run.state !== 'stopped') {
      throw new DomainError('conflict', 'directory.run_not_stopped', {
        detail: 'This run was not stopped by a threshold.',
      });
    }
    const latest = await this.runs.latest(tenantId);
    if (!latest.some(({ id }) => id === runId)) {
      throw new DomainError('conflict', 'directory.run_outdated', {
        detail: 'The directory was read again since then. Look at the latest run.',
      });
    }
    return this.start.execute(tenantId, {
      kind: 'sync',
      connection: run.connectionId,
      isForced: true,
      mostLeavers: run.suspended,
      requestedBy,
    });
  }
}
