import type { Statement } from '../document/statement.js';
import type { Anchor } from './anchors.js';
import { beginningOf, type Beginning } from './beginning.js';
import { anchorOf, merged } from './checkpoint-anchors.js';
import { isVoid, stateAnchors } from './signed-anchors.js';
import type { LogState } from './log-state.js';
import type { StoredLog } from './stored-log.js';
import type { StoredLogState } from './stored-log-state.js';
import { verdictOf, type Problem, type Verdict } from './verdict.js';
import { verifyChain } from './verify-chain.js';

/** What to examine, and the external evidence to compare with. */
export interface Examination {
  /** The first record to check, if those before it were verified already. Default: the oldest record. */
  readonly from?: number | undefined;
  /** Maximum number of records to check. Default: all. */
  readonly most?: number | undefined;
  readonly kept: readonly Anchor[];
  /** Ignores signatures about later records, and the required end, because they are about to be accepted. */
  readonly believeUpTo?: number | undefined;
}

type Restored = Extract<Statement, { readonly kind: 'restored' }>;

/** A restore that an operator has accepted. */
export interface AcceptedRestore {
  readonly at: string;
  /** The last record at that time. */
  readonly sequence: number;
  readonly reason: string;
}

/** The result of a verification in the database. */
export interface LogVerdict extends Verdict {
  /** The last record of the log when it was verified. */
  readonly end: number;
  /** The key of the signed end; null: not signed. */
  readonly keyId: string | null;
  /** Whether all records up to the end were checked. */
  readonly isComplete: boolean;
  /** Accepted restores, newest last. */
  readonly restores: readonly AcceptedRestore[];
  /** The number of pieces of external evidence that a restore explains. */
  readonly explained: number;
}

/** Examines a tenant's log: first its records, then the signatures about it. */
export async function examine(
  log: StoredLog,
  stored: StoredLogState,
  state: LogState,
  { from, most = Number.MAX_SAFE_INTEGER, kept, believeUpTo }: Examination,
): Promise<LogVerdict> {
  const { tenant, last } = stored;
  const { statements } = state;
  const believed = kept.filter((anchor) => !isVoid(anchor, statements));
  const beginning = await beginningIn(log, stored, state, believed, from);
  const to = Math.min(last.sequence, beginning.from + most - 1);
  const isComplete = to >= last.sequence;
  const limit = believeUpTo ?? (isComplete ? Number.MAX_SAFE_INTEGER : to);
  const anchors = [...believed, ...stateAnchors(state)]
    .filter(({ sequence }) => sequence <= limit)
    .sort((one, other) => one.sequence - other.sequence);
  const found = await walked(beginning, () =>
    verifyChain(log.records(beginning.from, isComplete ? Number.MAX_SAFE_INTEGER : to), {
      tenant,
      before: beginning.before,
      last: { ...(isComplete ? last : { sequence: to }), source: "the chain's end" },
      contiguous: true,
      anchors: merged(checkpointAnchors(log, beginning.from - 1, limit, state), anchors),
    }),
  );
  const problem = earlier(found.problem, isComplete && believeUpTo === undefined ? state.problem : undefined);
  return {
    ...verdictOf(problem, found),
    end: last.sequence,
    keyId: state.head?.keyId ?? null,
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
  { keys, statements }: LogState,
): AsyncGenerator<Anchor> {
  for await (const checkpoint of log.checkpoints(from, to)) {
    const anchor = anchorOf(checkpoint, keys, false);
    if (!isVoid(anchor, statements)) yield anchor;
  }
}

function restoreOf({ madeAt, sequence, reason }: Restored): AcceptedRestore {
  return { at: madeAt, sequence, reason };
}

/** The beginning according to the newest statement; for a log without statements, according to a checkpoint. */
async function beginningIn(
  log: StoredLog,
  stored: StoredLogState,
  { statements, keys }: LogState,
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

/** The problem at the earlier record. */
function earlier(one: Problem | null, other: Problem | undefined): Problem | undefined {
  if (one === null || other === undefined) return one ?? other;
  return (other.sequence ?? Infinity) < (one.sequence ?? Infinity) ? other : one;
}
