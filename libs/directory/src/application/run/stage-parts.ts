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

/** Accepts what was read, to be stored soon. */
export interface StagingWriter {
  /** Accepts a part. Resolves when the parts being stored at that moment are stored, so a reader is never more than one part ahead. */
  readonly write: (part: ReadPart) => Promise<void>;
  /**
   * Resolves when everything that was accepted is stored.
   *
   * @throws RunLost
   */
  readonly stored: () => Promise<void>;
}

/**
 * Stores what several readers have read, in one transaction at a time: parts that arrive while one is in progress share the next. The
 * readers request the next page meanwhile.
 */
@Injectable()
export class StageParts {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly attempt: RunAttempt,
  ) {}

  /** For one attempt. After a failure nothing more is stored. */
  for(run: AttemptedRun): StagingWriter {
    let waiting: ReadPart[] = [];
    let [underWay, last] = [Promise.resolve(), Promise.resolve()];
    const storeWaiting = (): Promise<void> => {
      const parts = waiting;
      waiting = [];
      return this.store(run, parts);
    };
    return {
      write(part) {
        if (waiting.push(part) === 1) {
          underWay = last;
          last = last.then(storeWaiting);
          last.catch(() => undefined); // `stored` throws it, and so does every `keep` after it
        }
        return underWay;
      },
      stored: () => last,
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
