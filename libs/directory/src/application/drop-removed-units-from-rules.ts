import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ClearRemovedUnits } from '#binding';
import type { Transaction } from '#database';
import { UnitWatchers, type RemovedUnit, type UnitWatcher } from './unit-watchers.js';

/** Removes deleted units from the rules for unlinked people, which name units. */
@Injectable()
export class DropRemovedUnitsFromRules implements UnitWatcher, OnModuleInit {
  constructor(
    private readonly watchers: UnitWatchers,
    private readonly clearUnits: ClearRemovedUnits,
  ) {}

  onModuleInit(): void {
    this.watchers.register(this);
  }

  async removing(transaction: Transaction, units: readonly RemovedUnit[]): Promise<void> {
    const unitIds = units.map(({ id }) => id);
    await this.clearUnits.executeIn(transaction, unitIds);
  }

  /** A unit that has moved is still the same unit. */
  moved(): Promise<void> {
    return Promise.resolve();
  }
}
