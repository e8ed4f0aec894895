import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '#database';
import { UnitWatchers, type RemovedUnit, type UnitWatcher } from '#directory';
import { CLOCK, type Clock } from '#kernel';
import { EventPublisher } from '#messaging';
import { ApplicationUnassigned } from '../events.js';
import { endAssignmentsOfUnits } from '../infra/access-review-statements.js';
import { applicationTarget } from '../infra/read-application.js';
import { countChange } from '../infra/write-application.js';
import { AccessReviews } from './access-reviews.js';

/** Reviews access after changes in the directory's tree of units, which may change who may use applications. */
@Injectable()
export class ReviewAccessOnUnitChange implements UnitWatcher, OnModuleInit {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly watchers: UnitWatchers,
    private readonly reviews: AccessReviews,
    private readonly events: EventPublisher,
  ) {}

  onModuleInit(): void {
    this.watchers.register(this);
  }

  /** The units' assignments end with them; the log records each with an event. */
  async removing(transaction: Transaction, units: readonly RemovedUnit[]): Promise<void> {
    const { tenantId } = transaction;
    const names = new Map(units.map(({ id, name }) => [id, name]));
    const ended = await transaction.run(endAssignmentsOfUnits, { tenantId, unitIds: [...names.keys()] });
    for (const { id, name, unitId } of ended) {
      transaction.send(countChange, { tenantId, id, now: this.clock.now() });
      this.events.publish(transaction, ApplicationUnassigned, {
        outcome: 'success',
        applicationId: id,
        unitId,
        targets: [
          applicationTarget({ id, name }),
          { kind: 'unit', id: unitId, label: names.get(unitId) ?? '' },
        ],
      });
    }
  }

  async moved(transaction: Transaction, accountIds: readonly string[] | null): Promise<void> {
    await this.reviews.request(transaction, { applicationIds: null, accountIds });
  }
}
