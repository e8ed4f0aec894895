import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { nextAct } from './acts.mjs';
import { chance } from './chance.mjs';
import { makePeople } from './people.mjs';

const FIRST = '0'.repeat(64);

/**
 * Records of a busy tenant as the worker would have sealed them: numbered from 1, each with the hash of the one before.
 * The same arguments give the same records.
 *
 * @param {{ tenantId: string, count: number, from: Date, to: Date, people?: number, seed?: number }} wish
 */
export function* sealedRecords({ tenantId, count, from, to, people = 5_000, seed = 1 }) {
  const random = chance(seed);
  const everybody = makePeople(random, people);
  const connection = random.uuid();
  const stepMs = (to.getTime() - from.getTime()) / (count + 1);
  let [sequence, previousHash] = [0, FIRST];
  while (sequence < count) {
    const correlationId = random.uuid();
    for (const { type, outcome, actor, targets, browser, phone, method, reason, detail } of nextAct(
      random,
      everybody,
      connection,
    )) {
      if (sequence === count) return;
      sequence += 1;
      const at = from.getTime() + Math.floor(sequence * stepMs);
      const document = {
        version: 1,
        tenant: tenantId,
        sequence,
        id: random.uuid(),
        occurredAt: new Date(at).toISOString(),
        recordedAt: new Date(at + Math.min(40, Math.floor(stepMs))).toISOString(),
        type,
        outcome,
        reason: reason ?? null,
        actor,
        targets,
        method: method ?? null,
        browser,
        phone,
        correlationId,
        causationId: null,
        detail,
        previousHash,
      };
      const hash = createHash('sha256').update(canonicalize(document)).digest('hex');
      yield { ...document, hash };
      previousHash = hash;
    }
  }
}
