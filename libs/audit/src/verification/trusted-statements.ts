import { NO_HASH } from '../document/canonical-form.js';
import type { Head } from '../document/head.js';
import { statementDocument, statementHash, type Statement } from '../document/statement.js';
import { PublicKeys } from '../signing/public-keys.js';
import { signatureState } from '../signing/signatures.js';
import { problems } from './problems.js';
import type { Problem } from './verdict.js';

/** The valid statements up to the first invalid one, and the keys that they add. */
export interface TrustedStatements {
  readonly statements: readonly Statement[];
  readonly keys: PublicKeys;
  readonly problem?: Problem | undefined;
}

/**
 * The trusted ones among a log's stored statements. With a signed head: the one that the head refers to, and each one that its successor refers to.
 * Without: those that are validly signed themselves.
 */
export function trustedStatements(
  stored: readonly unknown[],
  tenant: string,
  head: Head | undefined,
  keys: PublicKeys,
): TrustedStatements {
  const linked = linkedStatements(stored, tenant);
  const believed = head === undefined ? signedOnes(linked, keys) : namedByHead(linked, head);
  const all = believed.reduce(
    (known, statement) =>
      statement.kind === 'rekeyed' ? known.with(PublicKeys.fromPem(statement.publicKeys)) : known,
    keys,
  );
  return { statements: believed, keys: all, problem: problemOf(stored.length, believed.length, head) };
}

/** The statements of this tenant, numbered without a gap, each referring to the one before. */
function linkedStatements(stored: readonly unknown[], tenant: string): readonly Statement[] {
  const linked: Statement[] = [];
  for (const document of stored) {
    const result = statementDocument.safeParse(document);
    if (!result.success) break;
    const { data } = result;
    const former = linked.at(-1);
    const previous = former === undefined ? NO_HASH : statementHash(former);
    if (data.tenant !== tenant || data.number !== linked.length + 1 || data.previous !== previous) break;
    linked.push(data);
  }
  return linked;
}

function namedByHead(
  linked: readonly Statement[],
  { statement: { number, hash } }: Head,
): readonly Statement[] {
  const last = linked[number - 1];
  // If the last one differs from the head's reference, none of those before it can be distinguished from a forgery.
  return last !== undefined && statementHash(last) === hash ? linked.slice(0, number) : [];
}

/** Newest first, because statements about retired keys are signed by a later key. */
function signedOnes(linked: readonly Statement[], keys: PublicKeys): readonly Statement[] {
  let known = keys;
  let forged = linked.length;
  for (const statement of linked.toReversed()) {
    if (signatureState(statement, known) !== 'valid') forged = statement.number - 1;
    else if (statement.kind === 'rekeyed') known = known.with(PublicKeys.fromPem(statement.publicKeys));
  }
  return linked.slice(0, forged);
}

function problemOf(stored: number, believed: number, head: Head | undefined): Problem | undefined {
  if (stored === 0 && head === undefined) return problems.notAnchored();
  if (head !== undefined && stored < head.statement.number)
    return problems.statementMissing(stored + 1, head.statement.number);
  return stored === believed ? undefined : problems.statementForged(believed + 1);
}
