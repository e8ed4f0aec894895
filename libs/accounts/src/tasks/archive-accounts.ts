import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { BATCH, UnitOfWork } from '#database';
import { EventPublisher, Recurring } from '#messaging';
import { TenantDirectory } from '#tenancy';
import { aboutAccount } from '../domain/event-subject.js';
import { AccountArchived } from '../events.js';
import { archiveSuspended, tenantsToArchive } from '../infra/archive-statements.js';

/** Maximum number of tenants that one round processes; the next round is an hour later. */
const MOST = 500;

/** Archives accounts that have been suspended for as long as their tenant specifies. Deletes none of their data. */
@Injectable()
export class ArchiveAccounts {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly tenants: TenantDirectory,
    private readonly events: EventPublisher,
  ) {}

  @Recurring('accounts.archive', 3_600_000)
  async archive(): Promise<void> {
    const now = this.clock.now();
    for (const tenantId of await tenantsToArchive(this.unitOfWork, now, MOST)) {
      const tenant = await this.tenants.byId(tenantId);
      if (tenant === null) continue;
      const days = tenant.settings.archiveAfterDays;
      for (let count = BATCH; count === BATCH;) {
        count = await this.unitOfWork.run(tenantId, async (transaction) => {
          const archived = await transaction.run(archiveSuspended, { tenantId, days, now });
          for (const account of archived)
            this.events.publish(transaction, AccountArchived, aboutAccount(account));
          return archived.length;
        });
      }
    }
  }
}
