import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { changedMapping } from '../domain/mapping.js';
import type { DirectorySettings, SettingsChanges } from '../domain/settings.js';
import { SourceFailed, type DirectorySource, type SourceAt, type SourceUnit } from '../domain/source.js';
import { stagedPerson, type StagedPerson } from '../domain/staged-person.js';
import { DirectorySources } from './directory-sources.js';
import { ReadSettings } from './read-settings.js';

/** Maximum number of sample people. */
const SAMPLES = 10;

/** Maximum number of units to read for samples, as the first ones may be empty. */
const MOST_UNITS = 10;

/** Maximum number of top units to ask for by name. */
const MOST_TOPS = 50;

/** Milliseconds for which a page waits for the source. */
const TIME_OUT_MS = 8_000;

/** Reads directly from the source, for pages on which the synchronisation is set up. Stores nothing. */
@Injectable()
export class BrowseSource {
  constructor(
    private readonly sources: DirectorySources,
    private readonly settings: ReadSettings,
  ) {}

  /**
   * Units directly below a given one; without it, the top units of what may be read.
   *
   * @throws DomainError `directory.connection_unknown`, `directory.source_failed`
   */
  async units(tenantId: string, connectionId: string, parent?: string): Promise<readonly SourceUnit[]> {
    return this.asking(tenantId, connectionId, async (source, at) =>
      parent === undefined ? topsOf(source, at) : source.unitsBelow(at, parent),
    );
  }

  /**
   * A few real people, as a run with these rules would read them.
   *
   * @param rules.mapping changes to the saved mapping
   * @throws DomainError `directory.connection_unknown`, `directory.setting_invalid`, `directory.source_failed`
   */
  async samples(
    tenantId: string,
    connectionId: string,
    rules: Pick<DirectorySettings, 'usernameFrom'> & Pick<SettingsChanges, 'mapping'>,
  ): Promise<readonly StagedPerson[]> {
    const saved = await this.settings.forRun(tenantId, connectionId);
    return this.asking(tenantId, connectionId, async (source, at) => {
      const known = { fields: saved.fields.map(({ key }) => key), attributes: source.attributes };
      const mapping = changedMapping(saved.mapping, rules.mapping ?? {}, known);
      const tried = { ...saved, usernameFrom: rules.usernameFrom, mapping };
      const found = new Map<string, StagedPerson>();
      const queue = (await topsOf(source, at)).map(({ externalId }) => externalId);
      for (let looked = 0; looked < MOST_UNITS && found.size < SAMPLES; looked += 1) {
        const unit = queue.shift();
        if (unit === undefined) break;
        for await (const page of source.membersOf(at, unit)) {
          for (const person of page) found.set(person.seat, stagedPerson(person, tried));
          if (found.size >= SAMPLES) break;
        }
        queue.push(...(await source.unitsBelow(at, unit)).map(({ externalId }) => externalId));
      }
      return [...found.values()].slice(0, SAMPLES);
    });
  }

  private async asking<T>(
    tenantId: string,
    connectionId: string,
    ask: (source: DirectorySource, at: SourceAt) => Promise<T>,
  ): Promise<T> {
    const { source } = await this.sources.of(tenantId, connectionId);
    const signal = AbortSignal.timeout(TIME_OUT_MS);
    try {
      return await ask(source, { tenantId, connectionId, signal, isUrgent: true });
    } catch (error) {
      if (!(error instanceof SourceFailed) && !signal.aborted) throw error;
      const facts =
        error instanceof SourceFailed ? { ...error.facts, failure: error.code } : { failure: 'timeout' };
      // Trying again is pointless until somebody has fixed the cause.
      const isFinal = error instanceof SourceFailed && error.next === 'never';
      throw new DomainError(isFinal ? 'conflict' : 'unavailable', 'directory.source_failed', {
        detail: 'The organisation’s address book could not be read.',
        facts,
        cause: error,
      });
    }
  }
}

async function topsOf(source: DirectorySource, at: SourceAt): Promise<readonly SourceUnit[]> {
  const { units } = await source.scope(at);
  const tops: SourceUnit[] = [];
  for (const externalId of units.slice(0, MOST_TOPS)) tops.push(await source.unit(at, externalId));
  return tops;
}
