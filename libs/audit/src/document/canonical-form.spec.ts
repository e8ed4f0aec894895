import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { canonicalForm, hashOf, NO_HASH, type UnsealedDocument } from './canonical-form.js';

const document: UnsealedDocument = {
  version: 1,
  tenant: '0199f000-0000-7000-8000-00000000000a',
  sequence: 12,
  id: '0199f000-0000-7000-8000-000000000001',
  occurredAt: '2026-11-27T18:20:00.123Z',
  recordedAt: '2026-11-27T18:20:00.456Z',
  type: 'logon.logon.completed',
  outcome: 'success',
  reason: null,
  actor: { kind: 'account', id: '0199f000-0000-7000-8000-000000000002' },
  targets: [{ kind: 'session', id: 's1', label: '王***' }],
  method: 'password',
  browser: { ip: '203.0.113.1', userAgent: 'Firefox/145', name: 'Firefox 145', os: null },
  phone: null,
  correlationId: 'correlation',
  causationId: null,
  detail: { purpose: 'logon', number: 1e21, small: 1e-7, text: '€\u{1f600}\u007f\u0001' },
  previousHash: NO_HASH,
};

/** JSON as PostgreSQL returns it: without NUL, lone surrogates and negative zero. */
const storedText = fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', ''));
const json = fc
  .jsonValue({ stringUnit: 'binary' })
  .map((value): unknown => JSON.parse(JSON.stringify(value)));

/** The same value with the members of every object in another order. */
function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, member]) => [key, reordered(member)]));
}

describe('the canonical form', () => {
  it('L3: matches the examples of RFC 8785', () => {
    const value: unknown = JSON.parse(
      '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],' +
        '"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
    );
    expect(canonicalForm(value as object)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
    const names = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 };
    expect(Array.from(canonicalForm(names).matchAll(/:(\d)/g), ([, place]) => place).join('')).toBe(
      '2467153',
    );
  });

  it('L3: is the same text for a value, however it is written', () => {
    fc.assert(
      fc.property(json, (value) => {
        const form = canonicalForm({ value });
        expect(canonicalForm(reordered({ value }) as object)).toBe(form);
        expect(canonicalForm(JSON.parse(form) as object)).toBe(form);
        expect(canonicalForm(JSON.parse(JSON.stringify({ value }, null, 2)) as object)).toBe(form);
      }),
    );
  });

  it('L3: is the same for two values only if they are equal', () => {
    fc.assert(
      fc.property(json, json, (one, other) => {
        const isSame = canonicalForm({ value: one }) === canonicalForm({ value: other });
        expect(isSame).toBe(isDeepStrictEqual(one, other));
      }),
    );
  });

  it('is refused for values that JSON cannot express', () => {
    expect(() => canonicalForm({ half: '\ud83d' })).toThrow();
    expect(() => canonicalForm({ number: Number.NaN })).toThrow();
  });
});

describe('the hash of a document', () => {
  it('L3: can be computed by any other tool', () => {
    expect(hashOf(document)).toMatchInlineSnapshot(
      `"2bcd118401849bb4bfed0bd7d93805a0866473640e43f541409cace046f771c4"`,
    );
  });

  it('L3: does not depend on the order of members, nor on the hash in the document', () => {
    expect(hashOf(reordered(document) as UnsealedDocument)).toBe(hashOf(document));
    expect(hashOf({ ...document, hash: 'f'.repeat(64) })).toBe(hashOf(document));
  });

  it.each(Object.keys(document) as (keyof UnsealedDocument)[])('L3: changes with %s', (key) => {
    const changed = { ...document, [key]: document[key] === null ? 'x' : null };
    expect(hashOf(changed)).not.toBe(hashOf(document));
    const { [key]: _removed, ...shorter } = document;
    expect(hashOf(shorter as UnsealedDocument)).not.toBe(hashOf(document));
  });

  it('L3: changes with any detail, and with the place in the chain', () => {
    fc.assert(
      fc.property(storedText, json, (name, value) => {
        fc.pre(!Object.hasOwn(document.detail, name));
        const more = { ...document, detail: { ...document.detail, [name]: value } } as UnsealedDocument;
        expect(hashOf(more)).not.toBe(hashOf(document));
      }),
    );
  });
});
