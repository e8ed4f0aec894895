import type { AuditDocument } from '../document/audit-document.js';
import { AnchorReader, type Anchor } from './anchors.js';
import { ChainWalk, type ChainEnds } from './chain-walk.js';
import { problems } from './problems.js';
import { UnreadableRecord } from './unreadable-record.js';
import { verdictOf, type Verdict } from './verdict.js';

/** What the records are held against. */
export interface ExpectedChain extends ChainEnds {
  /** In ascending order of their sequence numbers. */
  readonly anchors?: AsyncIterable<Anchor> | Iterable<Anchor> | undefined;
}

/**
 * Verifies records that come in the order of their sequence numbers, at constant memory, up to the first that is wrong:
 * each by its hash, its joint to the one before, and what anchors state; then whether the end is where it must be.
 */
export async function verifyChain(
  records: AsyncIterable<AuditDocument> | Iterable<AuditDocument>,
  expected: ExpectedChain,
): Promise<Verdict> {
  const walk = new ChainWalk(expected, new AnchorReader(expected.anchors ?? []));
  try {
    for await (const record of records) {
      const problem = await walk.accept(record);
      if (problem !== undefined) return verdictOf(problem, walk);
    }
  } catch (error) {
    if (!(error instanceof UnreadableRecord)) throw error;
    return verdictOf(problems.unreadable(walk.next(error.sequence), error.message), walk);
  }
  return verdictOf(await walk.end(), walk);
}
