import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import {
  NotInSource,
  type DirectorySource,
  type SourceAt,
  type SourceChange,
  type SourceUnit,
} from '../domain/source.js';
import { knownUnits } from './unit-statements.js';

/** Maximum number of units between a unit and a known one; no real tree is deeper. */
const MOST_ABOVE = 30;

/** Maximum number of pages of a new unit's members; the next run finds those on further pages. */
const MOST_PAGES = 10;

/** The result of fetching units. */
export interface FetchedUnits {
  /** Existing units as they are now, parents first. */
  readonly present: readonly SourceUnit[];
  /** External ids of units that are gone, or are outside the scope now. */
  readonly gone: readonly string[];
  /** The contents of new units, to fetch next. */
  readonly next: readonly SourceChange[];
}

/** The source, and the scope that is read. */
export interface FetchContext {
  readonly source: DirectorySource;
  readonly at: SourceAt;
  /** External ids of the units at the top of what is read. */
  readonly tops: readonly string[];
}

/** Reads units as the source has them now. */
@Injectable()
export class FetchUnits {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * @param ids external ids of units that have changed, or whose members have
   * @throws SourceFailed
   */
  async execute(fetchContext: FetchContext, ids: readonly string[]): Promise<FetchedUnits> {
    const { source, at } = fetchContext;
    const present = new Map<string, SourceUnit>();
    const gone = new Set<string>();
    const next: SourceChange[] = [];
    for (const id of new Set(ids)) {
      if (present.has(id)) continue;
      const chain = await this.upToKnown(fetchContext, id, present);
      if (chain === undefined) gone.add(id);
      for (const unit of chain ?? []) present.set(unit.externalId, unit);
    }
    const known = await this.known(at, [...present.keys()]);
    for (const id of present.keys()) if (!known.has(id)) next.push(...(await below(source, at, id)));
    return { present: [...present.values()], gone: [...gone], next };
  }

  async known({ tenantId, connectionId }: SourceAt, ids: readonly string[]): Promise<ReadonlySet<string>> {
    if (ids.length === 0) return new Set();
    const found = await this.unitOfWork.query(tenantId, knownUnits, { tenantId, connectionId, ids });
    return new Set(found.map(({ externalId }) => externalId));
  }

  /** The unit and the unknown units above it; undefined if it is outside the scope. */
  private async upToKnown(
    { source, at, tops }: FetchContext,
    id: string,
    present: ReadonlyMap<string, SourceUnit>,
  ): Promise<readonly SourceUnit[] | undefined> {
    const chain: SourceUnit[] = [];
    for (let next = id; chain.length < MOST_ABOVE;) {
      const unit = await unitOf(source, at, next);
      if (unit === undefined) return undefined;
      // Units above the top of what is read are unknown here.
      if (tops.includes(next)) return [{ ...unit, parentExternalId: undefined }, ...chain];
      const above = unit.parentExternalId;
      if (above === undefined) return undefined;
      chain.unshift(unit);
      if (present.has(above) || (await this.known(at, [above])).has(above)) return chain;
      next = above;
    }
    return undefined;
  }
}

async function unitOf(source: DirectorySource, at: SourceAt, id: string): Promise<SourceUnit | undefined> {
  try {
    return await source.unit(at, id);
  } catch (error) {
    if (error instanceof NotInSource) return undefined;
    throw error;
  }
}

/** The contents of a unit that was unknown before: it may have been moved here with everything in it. */
async function below(source: DirectorySource, at: SourceAt, id: string): Promise<readonly SourceChange[]> {
  const found: SourceChange[] = [];
  const add = (kind: SourceChange['kind'], externalId: string): unknown =>
    found.push({ kind, externalId, isLeaving: false });
  try {
    for (const { externalId } of await source.unitsBelow(at, id)) add('unit', externalId);
    let pages = 0;
    for await (const page of source.membersOf(at, id)) {
      for (const { seat } of page) add('person', seat);
      pages += 1;
      if (pages === MOST_PAGES) break;
    }
  } catch (error) {
    // It was removed meanwhile, which has its own event.
    if (!(error instanceof NotInSource)) throw error;
  }
  return found;
}
