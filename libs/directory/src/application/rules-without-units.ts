import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ForgetUnits } from '#binding';
import type { Transaction } from '#database';
import { UnitWatchers, type RemovedUnit, type UnitWatcher } from './unit-watchers.js';

/** Rules for people whom nobody is linked to name units, and go on without those that are removed. */
@Injectable()
export class RulesWithoutUnits implements UnitWatcher, OnModuleInit {
  constructor(
    private readonly watchers: UnitWatchers,
    private readonly forget: ForgetUnits,
  ) {}

  onModuleInit(): void {
    this.watchers.register(this);
  }

  async removing(transaction: Transaction, units: readonly RemovedUnit[]): Promise<void> {
    const unitIds = units.map(({ id }) => id);
    await this.forget.within(transaction, unitIds);
  }

  /** A unit that is elsewhere is the same unit. */
  moved(): Promise<void> {
    return Promise.resolve();
  }
}
