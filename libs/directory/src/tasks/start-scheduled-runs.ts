import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { Recurring } from '#messaging';
import { TenantDirectory } from '#tenancy';
import { StartRun } from '../application/start-run.js';
import { schedulesDue } from '../infra/schedules-due-sql.js';

/** Maximum number of runs that one tick starts; the next tick is a minute later. */
const MOST = 200;

/** Starts the scheduled runs of tenants. */
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
        // A run has been started meanwhile, or the connection is gone: neither is an error here.
        if (!(error instanceof DomainError)) throw error;
      }
    }
  }
}
