import { NO_HASH } from '../document/canonical-form.js';
import type { PublicKeys } from '../signing/public-keys.js';
import type { Anchor } from './anchors.js';
import { anchorOf } from './checkpoint-anchors.js';
import { problems } from './problems.js';
import type { StoredLog } from './stored-log.js';
import type { Problem } from './verdict.js';

/** Where a verification begins, and the place before it. */
export interface Beginning {
  readonly from: number;
  readonly before: { readonly sequence: number; readonly hash?: string | undefined };
  readonly problem?: Problem;
}

/**
 * Finds the beginning of a log whose oldest kept record is `first`. Retention removes records up to a checkpoint, and the first record must contain the
 * hash of that checkpoint's record.
 *
 * @param from the record to begin with instead, when those before it were already verified
 */
export async function beginningOf(
  log: StoredLog,
  first: number,
  kept: readonly Anchor[],
  keys: PublicKeys,
  from: number | undefined,
): Promise<Beginning> {
  if (from !== undefined && from > first)
    return { from, before: { sequence: from - 1, hash: await log.hashAt(from - 1) } };
  const before = { sequence: first - 1, hash: NO_HASH };
  if (first <= 1) return { from: 1, before: { ...before, sequence: 0 } };
  const checkpoint = await log.checkpointBefore(first);
  const anchors = [...(checkpoint === undefined ? [] : [anchorOf(checkpoint, keys, false)]), ...kept].filter(
    ({ flaw, sequence }) => flaw === undefined && sequence < first,
  );
  const proof = anchors.find(({ sequence }) => sequence === first - 1);
  if (proof !== undefined) return { from: first, before: { ...before, hash: proof.hash } };
  const newest = Math.max(0, ...anchors.map(({ sequence }) => sequence));
  return { from: first, before, problem: problems.beginningUnproven(newest + 1, first) };
}
