import { newId } from '#kernel';
import type { AuditDocument } from '../document/audit-document.js';
import { hashOf, NO_HASH } from '../document/canonical-form.js';

/** The tenant of made-up chains. */
export const TENANT = '0199f000-0000-7000-8000-00000000000a';

/** A document with its correct hash, after any change. */
export function resealed(document: AuditDocument, change: Partial<AuditDocument> = {}): AuditDocument {
  const changed = { ...document, ...change };
  return { ...changed, hash: hashOf(changed) };
}

/** A chain of valid records, which begins after `previousHash`. */
export function madeUpChain(length: number, first = 1, previousHash = NO_HASH): readonly AuditDocument[] {
  const chain: AuditDocument[] = [];
  for (let sequence = first; sequence < first + length; sequence += 1) {
    const time = new Date(Date.UTC(2026, 10, 27) + sequence * 1_000).toISOString();
    chain.push(
      resealed({
        version: 1,
        tenant: TENANT,
        sequence,
        id: newId(),
        occurredAt: time,
        recordedAt: time,
        type: 'logon.logon.completed',
        outcome: 'success',
        reason: sequence % 3 === 0 ? 'spec.reason' : null,
        actor: sequence % 2 === 0 ? { kind: 'account', id: newId() } : { kind: 'anonymous' },
        targets: [{ kind: 'account', id: newId(), label: '=A***, "小王"\n' }],
        method: 'password',
        browser: { ip: '203.0.113.9', userAgent: 'Mozilla/5.0', name: 'Firefox 140', os: null },
        phone: null,
        correlationId: newId(),
        causationId: null,
        detail: { number: sequence, nested: { list: [1, 'two', null] } },
        previousHash: chain.at(-1)?.hash ?? previousHash,
        hash: NO_HASH,
      }),
    );
  }
  return chain;
}

/** The chain of an attacker who changes one record and recomputes all hashes from there on. */
export function rewritten(
  chain: readonly AuditDocument[],
  sequence: number,
  change: Partial<AuditDocument>,
): readonly AuditDocument[] {
  const result: AuditDocument[] = [];
  for (const document of chain) {
    const previousHash = result.at(-1)?.hash ?? document.previousHash;
    result.push(resealed({ ...document, ...(document.sequence === sequence ? change : {}), previousHash }));
  }
  return result;
}
