import type { Place } from '../chain/chain-end.js';
import type { Anchor } from '../verification/anchors.js';
import type { StoredLog } from '../verification/stored-log.js';
import type { StoredLogState } from '../verification/stored-log-state.js';

/** The point where a restored log differs from the log before. */
export interface Fork {
  /** The last record that is known to be from before the restore. */
  readonly since: number;
  /** The newest record that is known to have existed and is missing; null: none. */
  readonly lost: Place | null;
  /** When the last void document was signed; RFC 3339, UTC. */
  readonly lostMadeAt: string | undefined;
}

/** Number of records whose hashes are read at a time. */
const AT_A_TIME = 1_000;

/** Finds the point where the stored log differs from what was signed about it. */
export async function forkOf(
  log: StoredLog,
  { first, last }: StoredLogState,
  anchors: readonly Anchor[],
): Promise<Fork> {
  const known = anchors
    .filter(({ sequence, flaw }) => sequence >= first && flaw === undefined)
    .toSorted((one, other) => one.sequence - other.sequence);
  const kept: Anchor[] = [];
  const lost: Anchor[] = [];
  for (let at = 0; at < known.length; at += AT_A_TIME) {
    const some = known.slice(at, at + AT_A_TIME);
    const hashes = await log.hashesAt(some.map(({ sequence }) => sequence));
    for (const anchor of some) (hashes.get(anchor.sequence) === anchor.hash ? kept : lost).push(anchor);
  }
  const [earliest, newest] = [lost[0], lost.at(-1)];
  if (earliest === undefined || newest === undefined)
    return { since: last.sequence, lost: null, lostMadeAt: undefined };
  const shared = kept.filter(({ sequence }) => sequence < earliest.sequence).at(-1);
  return {
    since: shared?.sequence ?? first - 1,
    lost: { sequence: newest.sequence, hash: newest.hash },
    lostMadeAt: lost
      .flatMap(({ madeAt }) => madeAt ?? [])
      .toSorted()
      .at(-1),
  };
}
