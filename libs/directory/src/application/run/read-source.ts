import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import type { RunSettings } from '../../domain/settings.js';
import type { DirectorySource, SourceAt, SourceUnit } from '../../domain/source.js';
import { stagedPerson } from '../../domain/staged-person.js';
import { unreadUnits, type UnitRow } from '../../infra/staging-statements.js';
import { forEachConcurrently } from './for-each-concurrently.js';
import { StageParts, type StagingWriter } from './stage-parts.js';
import type { AttemptedRun } from './run-attempt.js';

/** Units read in parallel. */
const AT_ONCE = 6;

/** Units fetched from the table at once, to be read one after the other. */
const LOOKED_UP = 60;

/** The run, and where it reads from. */
interface Reading {
  readonly run: AttemptedRun;
  readonly source: DirectorySource;
  readonly at: SourceAt;
  readonly settings: RunSettings;
}

/**
 * Reads units and people into the run's tables, level by level and page by page, never all of them into memory. It skips units that an
 * interrupted attempt has read. Resolves only when everything was read.
 */
@Injectable()
export class ReadSource {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stageParts: StageParts,
  ) {}

  /** @throws SourceFailed, RunLost */
  async execute(reading: Reading): Promise<void> {
    const keeper = this.stageParts.for(reading.run);
    try {
      await this.readAll(reading, keeper);
    } finally {
      // After a failure nothing more is written, and a lost run takes precedence over the source's error.
      await keeper.stored();
    }
  }

  private async readAll(reading: Reading, stagingWriter: StagingWriter): Promise<void> {
    const { tenantId, id: runId } = reading.run;
    await this.readTops(reading, stagingWriter);
    for (;;) {
      await stagingWriter.stored();
      reading.at.signal.throwIfAborted();
      const units = await this.unitOfWork.query(tenantId, unreadUnits, { tenantId, runId, limit: LOOKED_UP });
      if (units.length === 0) return;
      await forEachConcurrently(AT_ONCE, units, (unit) => this.readUnit(reading, stagingWriter, unit));
    }
  }

  private async readTops({ source, at, settings }: Reading, { write }: StagingWriter): Promise<void> {
    const { units, seats } = await source.scope(at);
    const tops = settings.scope.length > 0 ? settings.scope : units;
    const found: SourceUnit[] = [];
    for (const externalId of tops) found.push({ ...(await source.unit(at, externalId)) });
    const ids = new Set(found.map(({ externalId }) => externalId));
    const rows = found.map((unit) => ({
      ...unit,
      // Units above the top of what is read are unknown here.
      parentExternalId: ids.has(unit.parentExternalId ?? '') ? unit.parentExternalId : undefined,
    }));
    await write({ units: rowsOf(rows, 0), people: [] });
    for (const seat of settings.scope.length > 0 ? [] : seats) {
      const person = await source.person(at, seat);
      if (person !== null) await write({ units: [], people: [stagedPerson(person, settings)] });
    }
  }

  private async readUnit(
    { source, at, settings }: Reading,
    { write }: StagingWriter,
    { externalId, depth }: { readonly externalId: string; readonly depth: number },
  ): Promise<void> {
    let units = rowsOf(await source.unitsBelow(at, externalId), depth + 1);
    for await (const page of source.membersOf(at, externalId)) {
      await write({ units, people: page.map((person) => stagedPerson(person, settings)) });
      units = [];
    }
    await write({ units, people: [], unitRead: externalId });
  }
}

function rowsOf(units: readonly SourceUnit[], depth: number): readonly UnitRow[] {
  return units.map(({ externalId, parentExternalId, name }) => ({
    external_id: externalId,
    parent_external_id: parentExternalId ?? null,
    name,
    depth,
  }));
}
