import type { AuditDocument } from '../document/audit-document.js';
import { AnchorReader, type Anchor } from './anchors.js';
import { ChainWalk, type ChainEnds } from './chain-walk.js';
import { problems } from './problems.js';
import { UnreadableRecord } from './unreadable-record.js';
import { verdictOf, type Verdict } from './verdict.js';

/** The evidence to compare the records with. */
export interface ExpectedChain extends ChainEnds {
  /** In ascending order of their sequence numbers. */
  readonly anchors?: AsyncIterable<Anchor> | Iterable<Anchor> | undefined;
}

/**
 * Verifies records in ascending order of sequence number, with constant memory, up to the first problem: each record's hash, its link to the one before,
 * and the anchors; then whether the end is where it must be.
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
