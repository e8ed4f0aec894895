import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, newId, type Clock } from '#kernel';
import { json } from '#database';
import { insertUnits, newUnits, placeUnits, removeUnits, unitsNotRead } from '../../infra/unit-statements.js';
import { UnitWatchers } from '../unit-watchers.js';
import { RunAttempt, type AttemptedRun } from './run-attempt.js';

/** Updates the tree of units to what was read. */
@Injectable()
export class ApplyUnits {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly attempt: RunAttempt,
    private readonly watchers: UnitWatchers,
  ) {}

  /** Stores new units, names and positions, before people are put into them. */
  async put(run: AttemptedRun): Promise<void> {
    await this.attempt.writing(run, async (transaction) => {
      const { tenantId } = transaction;
      const of = { tenantId, runId: run.id, connectionId: run.connectionId };
      const now = this.clock.now();
      const unknown = await transaction.run(newUnits, of);
      const units = unknown.map(({ externalId, name }) => ({ id: newId(), external_id: externalId, name }));
      if (units.length > 0)
        await transaction.run(insertUnits, {
          tenantId,
          connectionId: run.connectionId,
          units: json(units),
          now,
        });
      const placed = await transaction.run(placeUnits, { ...of, now });
      if (placed.length > unknown.length) await this.watchers.moved(transaction, null);
    });
  }

  /** Removes units that are gone, after everybody has been moved out of them. */
  async remove(run: AttemptedRun): Promise<void> {
    await this.attempt.writing(run, async (transaction) => {
      const { tenantId, id: runId, connectionId } = run;
      const units = await transaction.run(unitsNotRead, { tenantId, runId, connectionId });
      await this.watchers.removing(transaction, units);
      await transaction.run(removeUnits, { tenantId, ids: units.map(({ id }) => id) });
    });
  }
}
