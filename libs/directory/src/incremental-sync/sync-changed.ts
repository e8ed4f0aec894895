import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { readDatabaseNow, UnitOfWork } from '#database';
import { DirectorySources } from '../application/directory-sources.js';
import { ReadSettings } from '../application/read-settings.js';
import type { SourceAt } from '../domain/source.js';
import { CatchUp } from './catch-up.js';
import { anybodyKnown } from './event-run-statements.js';
import { EventRuns } from './event-runs.js';
import { StoreUnits } from './store-units.js';
import { fetchPeople } from './fetch-people.js';
import { FetchUnits, type FetchContext } from './fetch-units.js';
import type { Notice } from './notice.js';
import type { RecheckRow } from './notice-statements.js';

/** Seconds after which a new person who waits for the full run in progress is checked again. */
const BESIDE_RUN_SECONDS = 15;

/** Fetches the present state of everything that has changed, and updates the directory to it. */
@Injectable()
export class SyncChanged {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly sources: DirectorySources,
    private readonly settings: ReadSettings,
    private readonly units: FetchUnits,
    private readonly storeUnits: StoreUnits,
    private readonly runs: EventRuns,
    private readonly catchUp: CatchUp,
  ) {}

  /**
   * Returns what to check again.
   *
   * @throws SourceFailed, RunLost, PlanOutdated
   */
  async execute(at: SourceAt, notices: readonly Notice[]): Promise<readonly RecheckRow[]> {
    const { tenantId, connectionId } = at;
    const known = await this.unitOfWork.query(tenantId, anybodyKnown, { tenantId, connectionId });
    // An administrator has to decide on the first run, after a preview; that run finds everything received until then.
    if (known.length === 0) return [];
    const { source } = await this.sources.of(tenantId, connectionId);
    const settings = await this.settings.forRun(tenantId, connectionId);
    const tops = settings.scope.length > 0 ? settings.scope : (await source.scope(at)).units;
    const fetchContext: FetchContext = { source, at, tops };
    const of = (kind: Notice['kind']) => notices.filter((notice) => notice.kind === kind);
    for (const gap of of('gap')) await this.catchUp.execute(fetchContext, gap);
    await this.syncUnits(
      fetchContext,
      of('unit').map(({ externalId }) => externalId),
    );
    const people = of('person');
    if (people.length === 0) return [];
    const lookedAt = await this.unitOfWork.runWithoutTenant((transaction) =>
      readDatabaseNow(transaction, this.clock.now()),
    );
    const fetched = await fetchPeople(fetchContext, people, lookedAt);
    await this.syncUnits(
      fetchContext,
      await this.unknownUnits(
        at,
        fetched.present.flatMap(({ units }) => units),
      ),
    );
    const waiting = new Set(await this.runs.execute(fetchContext, fetched, settings));
    const beside = people
      .filter(({ externalId }) => waiting.has(externalId))
      .map(({ kind, externalId, revision, looks }) => ({
        kind,
        external_id: externalId,
        revision,
        looks,
        pause_seconds: BESIDE_RUN_SECONDS,
      }));
    return [...fetched.again, ...beside];
  }

  private async syncUnits(fetchContext: FetchContext, ids: readonly string[]): Promise<void> {
    if (ids.length > 0)
      await this.storeUnits.execute(fetchContext.at, await this.units.execute(fetchContext, ids));
  }

  private async unknownUnits(at: SourceAt, ids: readonly string[]): Promise<readonly string[]> {
    const known = await this.units.known(at, ids);
    return ids.filter((id) => !known.has(id));
  }
}
