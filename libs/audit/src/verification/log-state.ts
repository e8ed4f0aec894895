import { readHead, type StoredHead } from '../chain/signed-head.js';
import type { Head } from '../document/head.js';
import type { Statement } from '../document/statement.js';
import { policySignatureState } from '../policy/policy-signature.js';
import type { PublicKeys } from '../signing/public-keys.js';
import { problems } from './problems.js';
import type { StoredLogState } from './stored-log-state.js';
import { trustedStatements } from './trusted-statements.js';
import type { Problem } from './verdict.js';

/** The signed documents about a log, and whether the database matches them. */
export interface LogState {
  /** The signed end; undefined: missing or forged. */
  readonly head: Head | undefined;
  /** The valid statements; empty: the beginning of the log is not signed. */
  readonly statements: readonly Statement[];
  /** The given keys, and those that the statements add. */
  readonly keys: PublicKeys;
  /** The first problem, even if every record is valid. */
  readonly problem: Problem | undefined;
}

/** Checks what the database contains about a log besides its records. */
export function logStateOf(stored: StoredLogState, keys: PublicKeys): LogState {
  const found = readHead(stored.head, stored.tenant, keys);
  const head = found.state === 'valid' ? found.head : undefined;
  const trusted = trustedStatements(stored.statements, stored.tenant, head, keys);
  const problem =
    trusted.problem ??
    beginningProblem(stored, trusted.statements) ??
    endProblem(stored, found) ??
    policyProblem(stored, head, trusted.keys);
  return { head, statements: trusted.statements, keys: trusted.keys, problem };
}

function beginningProblem({ first }: StoredLogState, statements: readonly Statement[]): Problem | undefined {
  const stated = statements.at(-1)?.first ?? 1;
  return first === stated ? undefined : problems.beginningMoved(stated, first);
}

function endProblem({ last }: StoredLogState, found: StoredHead): Problem | undefined {
  if (found.state === 'missing') return problems.endUnsigned(last.sequence);
  if (found.state === 'forged') return problems.headForged(last.sequence);
  if (found.state === 'key_unknown') return problems.headKeyUnknown(found.head.keyId);
  const { sequence, hash } = found.head;
  if (sequence > last.sequence) return problems.truncated(last.sequence + 1, sequence, 'the signed end');
  if (sequence < last.sequence) return problems.endUnproven(sequence + 1);
  return hash === last.hash ? undefined : problems.endContradicts(Math.max(sequence, 1), 'the signed end');
}

function policyProblem(
  { tenant, policy }: StoredLogState,
  head: Head | undefined,
  keys: PublicKeys,
): Problem | undefined {
  if (policy === undefined) return problems.policyForged();
  const state = policySignatureState(tenant, policy, keys);
  return state === 'valid' && policy.revision >= (head?.policy ?? 1) ? undefined : problems.policyForged();
}
