import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, newId, type Clock } from '#kernel';
import { json, UnitOfWork } from '#database';
import { UnitWatchers } from '../application/unit-watchers.js';
import { insertUnits, removeUnits } from '../infra/unit-statements.js';
import type { SourceAt, SourceChange } from '../domain/source.js';
import {
  detachBelow,
  knownUnits,
  placeUnitsAs,
  seatsIn,
  unitsCalled,
  type PlacedUnit,
} from './unit-statements.js';
import { QueueChanges } from './queue-changes.js';
import type { FetchedUnits } from './fetch-units.js';

/** Maximum number of people of removed units to check individually; a full run finds the others. */
const MOST_PEOPLE = 2_000;

/** Stores units as they were fetched. People of removed ones are checked next. */
@Injectable()
export class StoreUnits {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: QueueChanges,
    private readonly watchers: UnitWatchers,
  ) {}

  async execute({ tenantId, connectionId }: SourceAt, { present, gone, next }: FetchedUnits): Promise<void> {
    if (present.length + gone.length + next.length === 0) return;
    const of = { tenantId, connectionId };
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const now = this.clock.now();
      const known = await transaction.run(knownUnits, {
        ...of,
        ids: [...present.map(({ externalId }) => externalId), ...gone],
      });
      const isKnown = new Set(known.map(({ externalId }) => externalId));
      const added = present
        .filter(({ externalId }) => !isKnown.has(externalId))
        .map(({ externalId, name }) => ({ id: newId(), external_id: externalId, name }));
      if (added.length > 0) await transaction.run(insertUnits, { ...of, units: json(added), now });
      const places = present.map(({ externalId, parentExternalId, name }): PlacedUnit => ({
        external_id: externalId,
        parent_external_id: parentExternalId ?? null,
        name,
      }));
      const placed =
        places.length === 0 ? [] : await transaction.run(placeUnitsAs, { ...of, units: json(places), now });
      if (placed.length > added.length) await this.watchers.moved(transaction, null);
      const ids = gone.filter((id) => isKnown.has(id));
      const people =
        ids.length === 0 ? [] : await transaction.run(seatsIn, { ...of, ids, limit: MOST_PEOPLE });
      if (ids.length > 0) {
        await transaction.run(detachBelow, { ...of, ids });
        const removed = await transaction.run(unitsCalled, { ...of, ids });
        await this.watchers.removing(transaction, removed);
        await transaction.run(removeUnits, { tenantId, ids: removed.map(({ id }) => id) });
      }
      const found = people.map(({ seat }): SourceChange => ({
        kind: 'person',
        externalId: seat,
        isLeaving: false,
      }));
      await this.queue.look(transaction, connectionId, [...next, ...found]);
    });
  }
}
