import fc from 'fast-check';
import { KeyRing } from '#runtime';
import type { AuditDocument } from '../document/audit-document.js';
import type { AuditRecord } from '../document/audit-record.js';
import { hashOf, NO_HASH } from '../document/canonical-form.js';
import { DEFAULT_DEVICES, Masking } from '../policy/masking.js';
import { chainRecords } from './chain-records.js';

const TENANT = '0199f000-0000-7000-8000-00000000000a';
const NOW = new Date('2026-11-02T08:00:00.000Z');
const BEGINNING = { sequence: 0, hash: NO_HASH, recordedAt: new Date(0), now: NOW };
const masking = new Masking(KeyRing.from(undefined), TENANT, DEFAULT_DEVICES);

const record = fc
  .record({
    id: fc.uuid(),
    type: fc.constantFrom('a.b.c', 'd.e.f'),
    number: fc.integer(),
    late: fc.nat(5_000),
  })
  .map(({ id, type, number, late }): AuditRecord => ({
    id,
    occurredAt: new Date(NOW.getTime() + late - 2_500),
    type,
    outcome: 'info',
    reason: null,
    actor: { kind: 'system' },
    targets: [],
    method: null,
    browser: null,
    phone: null,
    correlationId: 'correlation',
    causationId: null,
    detail: { number },
  }));
const chain = fc
  .uniqueArray(record, { minLength: 2, maxLength: 12, selector: ({ id }) => id })
  .map((records) => chainRecords(TENANT, records, BEGINNING, masking));

/** What anybody can verify with the documents: each has its number, its own hash, and the previous one's. */
function isIntact(documents: readonly AuditDocument[]): boolean {
  return documents.every(
    (document, index) =>
      document.sequence === index + 1 &&
      document.hash === hashOf(document) &&
      document.previousHash === (documents[index - 1]?.hash ?? NO_HASH),
  );
}

describe('a chain', () => {
  it('L3: is valid as it was recorded, and its times never go back', () => {
    fc.assert(
      fc.property(chain, (documents) => {
        expect(isIntact(documents)).toBe(true);
        const times = documents.map(({ recordedAt }) => recordedAt);
        expect(times).toEqual(times.toSorted());
        for (const { occurredAt, recordedAt } of documents) expect(occurredAt <= recordedAt).toBe(true);
      }),
    );
  });

  it('L3: is the same whether its records came together or one after the other', () => {
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 8 }), fc.nat(8), (records, cut) => {
        const first = chainRecords(TENANT, records.slice(0, cut), BEGINNING, masking);
        const last = first.at(-1);
        const end =
          last === undefined ? BEGINNING : { ...last, recordedAt: new Date(last.recordedAt), now: NOW };
        const rest = chainRecords(TENANT, records.slice(cut), end, masking);
        expect([...first, ...rest]).toEqual(chainRecords(TENANT, records, BEGINNING, masking));
      }),
    );
  });

  it('L3: breaks when its records are reordered', () => {
    fc.assert(
      fc.property(chain, fc.infiniteStream(fc.nat()), (documents, choices) => {
        const left = [...documents];
        const shuffled = documents.flatMap(() => left.splice((choices.next().value ?? 0) % left.length, 1));
        expect(isIntact(shuffled)).toBe(shuffled.every((document, index) => document === documents[index]));
      }),
    );
  });

  it('L3: breaks by any change, removal or insertion, even with renumbered records', () => {
    fc.assert(
      fc.property(chain, fc.nat(), record, (documents, choice, foreign) => {
        const place = choice % documents.length;
        const before = documents.slice(0, place);
        const [victim, ...after] = documents.slice(place);
        const numbered = (all: readonly AuditDocument[]) =>
          all.map((document, index) => ({ ...document, sequence: index + 1 }));
        if (victim === undefined) throw new Error('The place is within the chain');
        const changed = { ...victim, detail: { number: `${JSON.stringify(victim.detail)}!` } };
        expect(isIntact([...before, changed, ...after])).toBe(false);
        expect(isIntact([...before, { ...changed, hash: hashOf(changed) }, ...after])).toBe(
          after.length === 0,
        );
        const inserted = chainRecords(TENANT, [foreign], { ...BEGINNING, sequence: place }, masking);
        expect(isIntact(numbered([...before, ...inserted, victim, ...after]))).toBe(false);
        if (after.length > 0) expect(isIntact(numbered([...before, ...after]))).toBe(false);
      }),
    );
  });
});
