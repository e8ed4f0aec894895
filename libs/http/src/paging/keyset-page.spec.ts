import * as z from 'zod';
import { pageOf, pageQueryOf } from './keyset-page.js';
import { timeInCursor } from './time-in-cursor.js';

const query = pageQueryOf(z.tuple([z.string(), z.int()]));
const rows = [1, 2, 3, 4].map((id) => ({ name: `n${String(id)}`, id }));
const page = (from: number, limit: number) =>
  pageOf(
    rows.slice(from, from + limit + 1),
    limit,
    ({ id }) => id,
    ({ name, id }) => [name, id],
  );

describe('keyset paging', () => {
  it('continues after the last row of a page, and ends with the last row', () => {
    const first = page(0, 3);
    expect(first.items).toEqual([1, 2, 3]);
    expect(query.parse({ cursor: first.next }).cursor).toEqual(['n3', 3]);
    expect(page(3, 3)).toEqual({ items: [4], next: null });
    expect(page(1, 3)).toEqual({ items: [2, 3, 4], next: null });
    expect(page(4, 3)).toEqual({ items: [], next: null });
  });

  it('returns 50 rows, or as many as requested, and 200 at most', () => {
    expect(query.parse({}).limit).toBe(50);
    expect(query.parse({ limit: '7' }).limit).toBe(7);
    for (const limit of ['0', '201', '-1', 'many', '1.5'])
      expect(query.safeParse({ limit }).success).toBe(false);
  });

  it.each([['%'], [''], ['W10'], [Buffer.from('["a","b"]').toString('base64url')], ['x'.repeat(8_001)]])(
    'refuses a cursor that does not belong to this list: %j',
    (cursor) => {
      expect(query.safeParse({ cursor }).success).toBe(false);
    },
  );
});

describe('a time in a cursor', () => {
  it.each(['2026-11-27 19:00:00+00', '2026-11-27 19:00:00.123456+05:30', '-infinity'])(
    'may be %s',
    (text) => {
      expect(timeInCursor.safeParse(text).success).toBe(true);
    },
  );

  it.each([
    '',
    'now',
    'infinity',
    '2026-13-27 19:00:00+00',
    '2026-11-27',
    "2026-11-27 19:00:00+00' or 1=1",
    '0000-01-01 00:00:00+00',
    '0001-01-01 00:00:00+05',
    '2026-02-30 00:00:00+00',
    '2025-02-29 00:00:00+00',
    '2026-11-27 24:00:01+00',
    '2026-11-27 19:60:00+00',
    '2026-11-27 19:00:00+16',
    '2026-11-27 19:00:00+99:99',
  ])('cannot be %j', (text) => {
    expect(timeInCursor.safeParse(text).success).toBe(false);
  });
});
