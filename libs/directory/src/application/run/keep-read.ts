import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { json } from '#database';
import { addRead } from '../../infra/run-statements.js';
import {
  noteUnitsRead,
  stagePeople,
  stageUnits,
  type PersonRow,
  type UnitRow,
} from '../../infra/staging-statements.js';
import { RunAttempt, type AttemptedRun } from './run-attempt.js';

/** What a reader hands over to be stored together. */
export interface ReadPart {
  readonly units: readonly UnitRow[];
  readonly people: readonly PersonRow[];
  /** External id of the unit of which this is the last part. */
  readonly unitRead?: string;
}

/** Stores a part; resolves when it is committed. */
export type KeepPart = (part: ReadPart) => Promise<void>;

/**
 * Stores what several readers have read, in one transaction at a time: parts that come while one is under way share the next. Each reader
 * waits until its part is stored, so that there are never more parts in memory than readers.
 */
@Injectable()
export class KeepRead {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly attempt: RunAttempt,
  ) {}

  /** What it returns fails with RunLost. After a failure nothing more is stored. */
  for(run: AttemptedRun): KeepPart {
    let waiting: ReadPart[] = [];
    let next: Promise<void> | undefined;
    let last = Promise.resolve();
    const storeWaiting = (): Promise<void> => {
      const parts = waiting;
      waiting = [];
      next = undefined;
      return this.store(run, parts);
    };
    return (part) => {
      waiting.push(part);
      next ??= last = last.then(storeWaiting);
      return next;
    };
  }

  private store(run: AttemptedRun, parts: readonly ReadPart[]): Promise<void> {
    const units = parts.flatMap((part) => part.units);
    const people = parts.flatMap((part) => part.people);
    const externalIds = parts.flatMap(({ unitRead }) => unitRead ?? []);
    const of = { tenantId: run.tenantId, runId: run.id };
    return this.attempt.writing(
      run,
      async (transaction) => {
        const [found, known, read] = await Promise.all([
          units.length === 0 ? [] : transaction.run(stageUnits, { ...of, units: json(units) }),
          people.length === 0
            ? []
            : transaction.run(stagePeople, { ...of, people: json(people), now: this.clock.now() }),
          externalIds.length === 0 ? [] : transaction.run(noteUnitsRead, { ...of, externalIds }),
        ]);
        transaction.send(addRead, {
          tenantId: run.tenantId,
          id: run.id,
          unitsFound: found.length,
          unitsRead: read.length,
          peopleRead: known.length,
        });
      },
      'staged',
    );
  }
}
