import type { Statement } from '../document/statement.js';
import type { Anchor } from './anchors.js';
import { beginningOf, type Beginning } from './beginning.js';
import { anchorOf, merged } from './checkpoint-anchors.js';
import { isVoid, standingAnchors } from './signed-anchors.js';
import type { Standing } from './standing.js';
import type { StoredLog } from './stored-log.js';
import type { StoredStanding } from './stored-standing.js';
import { verdictOf, type Problem, type Verdict } from './verdict.js';
import { verifyChain } from './verify-chain.js';

/** What to examine, and what else to hold the log against. */
export interface Examination {
  /** First record to look at, when those before it have been found good. Default: the oldest that is kept. */
  readonly from?: number | undefined;
  /** Most records to look at. Default: all. */
  readonly most?: number | undefined;
  readonly kept: readonly Anchor[];
  /** What is signed about later records is not heeded, nor where the log should end: that is to be accepted. */
  readonly believeUpTo?: number | undefined;
}

type Restored = Extract<Statement, { readonly kind: 'restored' }>;

/** A restore that an operator has accepted. */
export interface AcceptedRestore {
  readonly at: string;
  /** Last record that was there then. */
  readonly sequence: number;
  readonly reason: string;
}

/** What was found in the database. */
export interface LogVerdict extends Verdict {
  /** Last record of the log when it was verified. */
  readonly end: number;
  /** Key that the end of the log is signed with; null when nobody has signed it. */
  readonly keyId: string | null;
  /** Whether all records up to the end were looked at. */
  readonly isComplete: boolean;
  /** Restores that were accepted, newest last. */
  readonly restores: readonly AcceptedRestore[];
  /** Things kept elsewhere that a restore explains. */
  readonly explained: number;
}

/** Examines a tenant's log: record by record, then what is signed about it. */
export async function examine(
  log: StoredLog,
  stored: StoredStanding,
  standing: Standing,
  { from, most = Number.MAX_SAFE_INTEGER, kept, believeUpTo }: Examination,
): Promise<LogVerdict> {
  const { tenant, last } = stored;
  const { statements } = standing;
  const believed = kept.filter((anchor) => !isVoid(anchor, statements));
  const beginning = await beginningIn(log, stored, standing, believed, from);
  const to = Math.min(last.sequence, beginning.from + most - 1);
  const isComplete = to >= last.sequence;
  const limit = believeUpTo ?? (isComplete ? Number.MAX_SAFE_INTEGER : to);
  const anchors = [...believed, ...standingAnchors(standing)]
    .filter(({ sequence }) => sequence <= limit)
    .sort((one, other) => one.sequence - other.sequence);
  const found = await walked(beginning, () =>
    verifyChain(log.records(beginning.from, isComplete ? Number.MAX_SAFE_INTEGER : to), {
      tenant,
      before: beginning.before,
      last: { ...(isComplete ? last : { sequence: to }), source: "the chain's end" },
      contiguous: true,
      anchors: merged(checkpointAnchors(log, beginning.from - 1, limit, standing), anchors),
    }),
  );
  const problem = earlier(
    found.problem,
    isComplete && believeUpTo === undefined ? standing.problem : undefined,
  );
  return {
    ...verdictOf(problem, found),
    end: last.sequence,
    keyId: standing.head?.keyId ?? null,
    isComplete: isComplete && problem === undefined,
    restores: statements.filter((statement) => statement.kind === 'restored').map(restoreOf),
    explained: kept.length - believed.length,
  };
}

async function walked({ problem }: Beginning, walk: () => Promise<Verdict>): Promise<Verdict> {
  return problem === undefined ? walk() : verdictOf(problem, { checked: 0, from: null, to: null });
}

async function* checkpointAnchors(
  log: StoredLog,
  from: number,
  to: number,
  { keys, statements }: Standing,
): AsyncGenerator<Anchor> {
  for await (const checkpoint of log.checkpoints(from, to)) {
    const anchor = anchorOf(checkpoint, keys, false);
    if (!isVoid(anchor, statements)) yield anchor;
  }
}

function restoreOf({ madeAt, sequence, reason }: Restored): AcceptedRestore {
  return { at: madeAt, sequence, reason };
}

/** Where the newest statement says that the log begins; for a log that nobody has founded yet, where a checkpoint does. */
async function beginningIn(
  log: StoredLog,
  stored: StoredStanding,
  { statements, keys }: Standing,
  kept: readonly Anchor[],
  from: number | undefined,
): Promise<Beginning> {
  const newest = statements.at(-1);
  if (newest === undefined) return beginningOf(log, stored.first, kept, keys, from);
  const { first, before } = newest;
  return from !== undefined && from > first
    ? { from, before: { sequence: from - 1, hash: await log.hashAt(from - 1) } }
    : { from: first, before: { sequence: first - 1, hash: before } };
}

/** The one that names the earlier record. */
function earlier(one: Problem | null, other: Problem | undefined): Problem | undefined {
  if (one === null || other === undefined) return one ?? other;
  return (other.sequence ?? Infinity) < (one.sequence ?? Infinity) ? other : one;
}
