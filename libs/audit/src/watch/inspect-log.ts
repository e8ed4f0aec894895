import { Inject, Injectable } from '@nestjs/common';
import { SnapshotReads } from '#database';
import { CLOCK, type Clock } from '#kernel';
import type { Checkpoint } from '../document/checkpoint.js';
import { LogKeys } from '../signing/log-keys.js';
import { examine, type LogVerdict } from '../verification/examine.js';
import { problems } from '../verification/problems.js';
import { isVoid, externalAnchors } from '../verification/signed-anchors.js';
import { logStateOf, type LogState } from '../verification/log-state.js';
import { StoredLog } from '../verification/stored-log.js';
import type { StoredLogState } from '../verification/stored-log-state.js';
import type { Problem } from '../verification/verdict.js';
import type { Inspection, WatchedLog } from './findings.js';

/** Seconds after which a delivered checkpoint must be in the file. */
const SETTLED_SECONDS = 600;

/** The checkpoints of a log in a file that this process can read. */
export interface LocalCheckpoints {
  /** The id of the sink that writes the file. */
  readonly sink: string;
  /** The newest checkpoints, newest first. */
  readonly checkpoints: readonly Checkpoint[];
}

/**
 * Checks one log. The signatures and the external checkpoints are checked each time, the records in portions, so that a long log costs no more than a short
 * one.
 */
@Injectable()
export class InspectLog {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly reads: SnapshotReads,
    private readonly logKeys: LogKeys,
  ) {}

  /**
   * @param most maximum number of records to check; 0: none
   * @throws DomainError `database.reads_busy`
   */
  async execute(
    watched: WatchedLog,
    most: number,
    external: LocalCheckpoints | undefined,
  ): Promise<Inspection & { readonly checked: number }> {
    const { tenantId } = watched;
    const keys = await this.logKeys.publicKeys();
    return this.reads.run(tenantId, async (snapshot) => {
      const log = new StoredLog(snapshot, tenantId);
      const stored = await log.readState();
      const state = logStateOf(stored, keys);
      const from = most === 0 ? undefined : nextOf(watched);
      const found =
        from === undefined ? undefined : await examine(log, stored, state, { from, most, kept: [] });
      const aside = state.problem ?? (external && (await this.disagreement(log, stored, state, external)));
      return {
        problem: found?.problem ?? aside,
        walkedTo: from === undefined || found === undefined ? watched.walkedTo : reachedBy(found, from),
        isNewRound: from === 1,
        checked: found?.checked ?? 0,
      };
    });
  }

  private async disagreement(
    log: StoredLog,
    stored: StoredLogState,
    state: LogState,
    { sink, checkpoints }: LocalCheckpoints,
  ): Promise<Problem | undefined> {
    return (
      (await contradiction(log, stored, state, checkpoints)) ?? (await this.missing(log, sink, checkpoints))
    );
  }

  /** Detects delivered checkpoints that are missing from the file: the database's note of a delivery can be forged. */
  private async missing(
    log: StoredLog,
    sink: string,
    external: readonly Checkpoint[],
  ): Promise<Problem | undefined> {
    const newest = await log.newestDelivered(sink, this.clock.now(), SETTLED_SECONDS);
    if (newest === undefined || external.some(({ madeAt }) => madeAt >= newest.madeAt)) return undefined;
    return problems.keptBehind(newest.sequence, newest.madeAt);
  }
}

/** The next record to check; undefined: the round is complete. */
function nextOf({ walkedTo, isRoundDue }: WatchedLog): number | undefined {
  if (isRoundDue) return 1;
  return walkedTo === null ? undefined : walkedTo + 1;
}

/** The last valid record; null: the round is complete. A bad record is checked again the next time. */
function reachedBy({ problem, isComplete, to }: LogVerdict, from: number): number | null {
  if (problem !== null) return from - 1;
  return isComplete || to === null ? null : to;
}

/** Whether the log contradicts its newest external checkpoint. */
async function contradiction(
  log: StoredLog,
  { first, last }: StoredLogState,
  { keys, statements }: LogState,
  external: readonly Checkpoint[],
): Promise<Problem | undefined> {
  const anchors = externalAnchors({ checkpoints: external, manifests: [] }, keys);
  const newest = anchors.find(({ flaw }) => flaw === undefined);
  if (newest === undefined) return anchors[0]?.flaw;
  if (newest.sequence < first || isVoid(newest, statements)) return undefined;
  if (newest.sequence > last.sequence)
    return problems.truncated(last.sequence + 1, newest.sequence, newest.source);
  const isThere = (await log.hashAt(newest.sequence)) === newest.hash;
  return isThere ? undefined : problems.contradicted(newest, undefined);
}
