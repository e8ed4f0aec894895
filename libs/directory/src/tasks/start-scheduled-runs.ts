import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { Recurring } from '#messaging';
import { TenantDirectory } from '#tenancy';
import { StartRun } from '../application/start-run.js';
import { schedulesDue } from '../infra/schedules-due-sql.js';

/** Runs that one tick starts; the next one is a minute later. */
const MOST = 200;

/** Starts the runs of tenants whose directory follows its source by itself. */
@Injectable()
export class StartScheduledRuns {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly tenants: TenantDirectory,
    private readonly runs: StartRun,
  ) {}

  @Recurring('directory.start-scheduled-runs', 60_000)
  async start(): Promise<void> {
    for (const { tenantId, connectionId } of await schedulesDue(this.unitOfWork, this.clock.now(), MOST)) {
      const tenant = await this.tenants.byId(tenantId);
      if (tenant?.status !== 'active') continue;
      try {
        await this.runs.execute(tenantId, { kind: 'sync', connection: connectionId, requestedBy: null });
      } catch (error) {
        // Somebody else has started one meanwhile, or the connection is no more: neither is ours to mend.
        if (!(error instanceof DomainError)) throw error;
      }
    }
  }
}
