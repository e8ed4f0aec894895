import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { newId } from '#kernel';
import { startFeature, type TestFeature } from '#testing';
import { sqlLiteral, SnapshotReads } from './index.js';

describe('a literal in SQL', () => {
  let feature: TestFeature;

  beforeAll(async () => {
    feature = await startFeature([]);
  });
  afterAll(() => feature.close());

  it('yields the same value, whatever it contains', async () => {
    const values = [
      `'; drop table audit.record; --`,
      `\\'; select 1`,
      `E'\\x41' || chr(39)`,
      '$$ quoted $$ $1 %s',
      ...fc.sample(fc.string({ unit: 'grapheme' }), 200),
    ].map((value) => value.replaceAll('\0', ''));
    await feature.app.get(SnapshotReads).run(newId(), async (snapshot) => {
      const select = `select to_json(array[${values.map(sqlLiteral).join(', ')}]::text[])`;
      expect(JSON.parse(await text(snapshot.copy(select, 'lines')))).toEqual(values);
      const time = new Date('2026-11-27T18:20:00.123Z');
      const [row] = await snapshot.query<{ time: Date }>(`select ${sqlLiteral(time)}::timestamptz as time`);
      expect(row?.time).toEqual(time);
    });
  });
});
