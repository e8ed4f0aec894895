import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { json, UnitOfWork, type Transaction } from '#database';
import type { RunSettings } from '../../domain/settings.js';
import type { DirectorySource, SourceAt, SourcePerson, SourceUnit } from '../../domain/source.js';
import { stagedPerson } from '../../domain/staged-person.js';
import { addRead } from '../../infra/run-statements.js';
import { noteUnitRead, stagePeople, stageUnits, unreadUnits } from '../../infra/staging-statements.js';
import { RunAttempt, type AttemptedRun } from './run-attempt.js';

/** Units read at the same time. */
const AT_ONCE = 6;

/** What a run reads, from where. */
interface Reading {
  readonly run: AttemptedRun;
  readonly source: DirectorySource;
  readonly at: SourceAt;
  readonly settings: RunSettings;
}

/**
 * Reads units and people into the run's tables, level by level and page by page, never all into memory. Units that an interrupted attempt
 * has read are not read again. Resolves only when everything was read.
 */
@Injectable()
export class ReadSource {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly attempt: RunAttempt,
  ) {}

  /** @throws SourceFailed, RunLost */
  async execute(reading: Reading): Promise<void> {
    await this.readTops(reading);
    for (;;) {
      reading.at.signal.throwIfAborted();
      const { tenantId, id: runId } = reading.run;
      const units = await this.unitOfWork.ask(tenantId, unreadUnits, { tenantId, runId, limit: AT_ONCE });
      if (units.length === 0) return;
      await Promise.all(units.map((unit) => this.readUnit(reading, unit)));
    }
  }

  private async readTops(reading: Reading): Promise<void> {
    const { source, at, settings } = reading;
    const { units, seats } = await source.scope(at);
    const tops = settings.scope.length > 0 ? settings.scope : units;
    const found: SourceUnit[] = [];
    for (const externalId of tops) found.push({ ...(await source.unit(at, externalId)) });
    const ids = new Set(found.map(({ externalId }) => externalId));
    await this.keepUnits(
      reading,
      // Whatever is above the top of what is read stays unknown.
      found.map((unit) => ({
        ...unit,
        parentExternalId: ids.has(unit.parentExternalId ?? '') ? unit.parentExternalId : undefined,
      })),
      0,
    );
    for (const seat of settings.scope.length > 0 ? [] : seats) {
      const person = await source.person(at, seat);
      if (person !== null) await this.keepPeople(reading, [person]);
    }
  }

  private async readUnit(
    reading: Reading,
    { externalId, depth }: { readonly externalId: string; readonly depth: number },
  ): Promise<void> {
    const { source, at, run } = reading;
    await this.keepUnits(reading, await source.unitsBelow(at, externalId), depth + 1);
    for await (const page of source.membersOf(at, externalId)) await this.keepPeople(reading, page);
    await this.keep(run, async (transaction) => {
      const { tenantId } = transaction;
      const noted = await transaction.run(noteUnitRead, { tenantId, runId: run.id, externalId });
      this.count(transaction, run, { unitsRead: noted.length });
    });
  }

  /** What was read is written one page at a time, and holds the run no longer than that takes. */
  private keep<T>(run: AttemptedRun, work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.attempt.writing(run, work, 'staged');
  }

  private async keepUnits({ run }: Reading, units: readonly SourceUnit[], depth: number): Promise<void> {
    if (units.length === 0) return;
    const rows = units.map(({ externalId, parentExternalId, name }) => ({
      external_id: externalId,
      parent_external_id: parentExternalId ?? null,
      name,
      depth,
    }));
    await this.keep(run, async (transaction) => {
      const { tenantId } = transaction;
      const found = await transaction.run(stageUnits, { tenantId, runId: run.id, units: json(rows) });
      this.count(transaction, run, { unitsFound: found.length });
    });
  }

  private async keepPeople({ run, settings }: Reading, people: readonly SourcePerson[]): Promise<void> {
    if (people.length === 0) return;
    const rows = people.map((person) => stagedPerson(person, settings));
    await this.keep(run, async (transaction) => {
      const read = await transaction.run(stagePeople, {
        tenantId: run.tenantId,
        runId: run.id,
        people: json(rows),
        now: this.clock.now(),
      });
      this.count(transaction, run, { peopleRead: read.length });
    });
  }

  private count(
    transaction: Transaction,
    { tenantId, id }: AttemptedRun,
    read: Partial<Readonly<Record<'unitsFound' | 'unitsRead' | 'peopleRead', number>>>,
  ): void {
    transaction.send(addRead, { tenantId, id, unitsFound: 0, unitsRead: 0, peopleRead: 0, ...read });
  }
}
