import { assert, asyncProperty, constantFrom, integer } from 'fast-check';
import type { AuditDocument } from '../document/audit-document.js';
import { NO_HASH } from '../document/canonical-form.js';
import { madeUpChain, resealed, rewritten, TENANT } from '../testing/made-up-chain.js';
import type { Anchor } from './anchors.js';
import { verifyChain, type ExpectedChain } from './verify-chain.js';

const LENGTH = 12;
const chain = madeUpChain(LENGTH);

const at = (sequence: number): AuditDocument => chain[sequence - 1] ?? fail(sequence);

function fail(sequence: number): never {
  throw new Error(`There is no record ${String(sequence)}`);
}

function anchorAt(sequence: number): Anchor {
  return { sequence, hash: at(sequence).hash, source: 'the checkpoint' };
}

const WHOLE: ExpectedChain = {
  tenant: TENANT,
  before: { sequence: 0, hash: NO_HASH },
  last: { sequence: LENGTH, hash: at(LENGTH).hash, source: "the chain's end" },
  contiguous: true,
};

async function firstBad(records: readonly AuditDocument[], expected: Partial<ExpectedChain> = {}) {
  const { firstBadSequence, problem } = await verifyChain(records, { ...WHOLE, ...expected });
  return [firstBadSequence, problem?.code];
}

const without = (...sequences: readonly number[]): readonly AuditDocument[] =>
  chain.filter(({ sequence }) => !sequences.includes(sequence));

const replaced = (sequence: number, record: AuditDocument): readonly AuditDocument[] =>
  chain.map((document) => (document.sequence === sequence ? record : document));

/** Every sealed field, with another value. */
const CHANGES: readonly Partial<AuditDocument>[] = [
  { id: '0199f000-0000-7000-8000-00000000000b' },
  { occurredAt: '2020-01-01T00:00:00.000Z' },
  { recordedAt: '2020-01-01T00:00:00.000Z' },
  { type: 'logon.logon.refused' },
  { outcome: 'refused' },
  { reason: 'another' },
  { actor: { kind: 'system' } },
  { targets: [] },
  { method: null },
  { browser: null },
  { phone: { ip: '203.0.113.10', userAgent: null, name: null, os: null } },
  { correlationId: 'another' },
  { causationId: 'another' },
  { detail: {} },
  { previousHash: 'ab'.repeat(32) },
];

describe('verifying a chain', () => {
  it('L3: finds no problem in a valid one', async () => {
    const verdict = await verifyChain(chain, { ...WHOLE, anchors: [anchorAt(4), anchorAt(LENGTH)] });
    expect(verdict).toEqual({
      intact: true,
      firstBadSequence: null,
      problem: null,
      checked: LENGTH,
      from: 1,
      to: LENGTH,
    });
    const empty = { ...WHOLE, last: { sequence: 0, hash: NO_HASH, source: 'the end' } };
    expect((await verifyChain([], empty)).intact).toBe(true);
  });

  it.each(CHANGES)('L3: finds a change of %j in any record, and names the record', async (change) => {
    for (const sequence of [1, 7, LENGTH])
      expect(await firstBad(replaced(sequence, { ...at(sequence), ...change }))).toEqual([
        sequence,
        'changed',
      ]);
  });

  it.each(CHANGES)(
    'L3: finds a change of %j with a new hash, and names the record, not its neighbour',
    async (change) => {
      for (const sequence of [1, 7, LENGTH - 1, LENGTH])
        expect(await firstBad(replaced(sequence, resealed(at(sequence), change)))).toEqual([
          sequence,
          'resealed',
        ]);
    },
  );

  it('L3: uses a checkpoint to tell which of two neighbours was given a new hash', async () => {
    const [seven, eight] = [resealed(at(7), { reason: 'x' }), resealed(at(8), { previousHash: NO_HASH })];
    expect(await firstBad(replaced(7, seven), { anchors: [anchorAt(8)] })).toEqual([7, 'resealed']);
    expect(await firstBad(replaced(8, eight), { anchors: [anchorAt(7)] })).toEqual([8, 'resealed']);
    expect(await firstBad(replaced(8, eight), { anchors: [anchorAt(8)] })).toEqual([8, 'resealed']);
  });

  it('L3: finds a removed record at any place, and a removed end', async () => {
    expect(await firstBad(without(1))).toEqual([1, 'missing']);
    expect(await firstBad(without(7, 8))).toEqual([7, 'missing']);
    expect(await firstBad(without(LENGTH))).toEqual([LENGTH, 'truncated']);
    expect(await firstBad([])).toEqual([1, 'truncated']);
  });

  it('L3: finds a removed record even if the next ones were renumbered', async () => {
    const moved = without(7).map((record) =>
      record.sequence < 7 ? record : { ...record, sequence: record.sequence - 1 },
    );
    expect(await firstBad(moved)).toEqual([7, 'changed']);
  });

  it('L3: finds an inserted record: with a number already used, with a new one, and after the end', async () => {
    const forged = resealed(at(7), { reason: 'forged' });
    expect(await firstBad([...chain.slice(0, 7), forged, ...chain.slice(7)])).toEqual([7, 'doubled']);
    const [beyond] = madeUpChain(1, LENGTH + 1, at(LENGTH).hash);
    expect(await firstBad([...chain, beyond ?? fail(0)])).toEqual([LENGTH + 1, 'unaccounted']);
    const pushed = chain.slice(6).map((record) => ({ ...record, sequence: record.sequence + 1 }));
    expect(await firstBad([...chain.slice(0, 6), forged, ...pushed])).toEqual([8, 'changed']);
  });

  it('L3: finds exchanged records: in place, by their numbers, and by their contents', async () => {
    const order = [...chain.slice(0, 6), at(8), at(7), ...chain.slice(8)];
    expect(await firstBad(order)).toEqual([7, 'missing']);
    const numbers = order.map((record, index) => ({ ...record, sequence: index + 1 }));
    expect(await firstBad(numbers)).toEqual([7, 'changed']);
    const contents = replaced(7, resealed(at(8), { sequence: 7, previousHash: at(6).hash }));
    expect(await firstBad(contents)).toEqual([7, 'resealed']);
  });

  it('L3: finds a chain that was sealed again from a record to the end, by the end or by a checkpoint', async () => {
    const forged = rewritten(chain, 5, { reason: 'forged' });
    expect(await firstBad(forged)).toEqual([LENGTH, 'resealed']);
    const last = { sequence: LENGTH, hash: forged.at(-1)?.hash, source: 'the end' };
    expect(await firstBad(forged, { last })).toEqual([null, undefined]);
    const anchors = [anchorAt(4), anchorAt(6), anchorAt(8)];
    expect(await firstBad(forged, { last, anchors })).toEqual([6, 'contradicted']);
    const { problem } = await verifyChain(forged, { ...WHOLE, last, anchors });
    expect(problem?.detail).toContain('after 4');
  });

  it('L3: finds a removed end by a checkpoint, even if the end of the chain was set back', async () => {
    const last = { sequence: 9, hash: at(9).hash, source: 'the end' };
    const short = chain.slice(0, 9);
    expect(await firstBad(short, { last })).toEqual([null, undefined]);
    expect(await firstBad(short, { last, anchors: [anchorAt(11)] })).toEqual([10, 'truncated']);
    const none = { sequence: 0, hash: NO_HASH, source: 'the end' };
    expect(await firstBad([], { last: none, anchors: [anchorAt(11)] })).toEqual([1, 'truncated']);
  });

  it('L3: begins after the records that retention has removed, at a record that a checkpoint covers', async () => {
    const before = { sequence: 5, hash: at(5).hash };
    const kept = chain.slice(5);
    expect(await firstBad(kept, { before, anchors: [anchorAt(3), anchorAt(5), anchorAt(9)] })).toEqual([
      null,
      undefined,
    ]);
    expect(await firstBad(kept.slice(1), { before })).toEqual([6, 'missing']);
    const wrong = { sequence: 5, hash: NO_HASH };
    expect(await firstBad(kept, { before: wrong })).toEqual([6, 'resealed']);
    expect(await firstBad(kept, { before, anchors: [{ ...anchorAt(5), hash: NO_HASH }] })).toEqual([
      5,
      'contradicted',
    ]);
  });

  it('L4: accepts missing records in a filtered export, and still finds problems with those that are there', async () => {
    const some = { before: undefined, contiguous: false };
    expect(await firstBad(without(1, 5, 6), some)).toEqual([null, undefined]);
    const changed = without(5).map((record) => (record.sequence === 9 ? { ...record, reason: 'x' } : record));
    expect(await firstBad(changed, some)).toEqual([9, 'changed']);
    expect(await firstBad([at(3), at(2), at(LENGTH)], some)).toEqual([2, 'doubled']);
  });

  it('L3: reports a record of another tenant', async () => {
    const foreign = resealed(at(7), { tenant: '0199f000-0000-7000-8000-00000000000c' });
    expect(await firstBad(replaced(7, foreign))).toEqual([7, 'foreign']);
  });

  it('L3: finds any single change, in chains of any length', async () => {
    const property = asyncProperty(
      integer({ min: 1, max: 30 }),
      integer({ min: 0, max: 1_000 }),
      constantFrom(...CHANGES),
      async (length, where, change) => {
        const sound = madeUpChain(length);
        const sequence = (where % length) + 1;
        const last = { sequence: length, hash: sound.at(-1)?.hash, source: 'the end' };
        const records = sound.map((record) =>
          record.sequence === sequence ? { ...record, ...change } : record,
        );
        expect(await firstBad(records, { last })).toEqual([sequence, 'changed']);
        expect(await firstBad(sound, { last })).toEqual([null, undefined]);
      },
    );
    await assert(property, { numRuns: 50 });
  });
});
