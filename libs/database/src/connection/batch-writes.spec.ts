import type { Socket } from 'node:net';
import { jest } from '@jest/globals';
import type { Pool } from 'pg';
import { newId } from '#kernel';
import { startFeature, type TestFeature } from '#testing';
import { DATABASE_POOL } from '../pool.js';
import { UnitOfWork } from '../unit-of-work.js';

describe('statements for PostgreSQL', () => {
  let feature: TestFeature;
  let writes: () => number;

  beforeAll(async () => {
    feature = await startFeature([], { environment: { DATABASE_POOL: '1' } });
    const client = await feature.app.get<Pool>(DATABASE_POOL).connect();
    client.release();
    const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
    const made = [jest.spyOn(stream, '_write'), jest.spyOn(stream, '_writev' as '_write')];
    writes = () => made.reduce((sum, { mock }) => sum + mock.calls.length, 0);
  });
  afterAll(() => feature.close());

  it('are sent together in each turn, however many there are: one write for the queries, one for the commit', async () => {
    const before = writes();
    const rows = await feature.app.get(UnitOfWork).run(newId(), async (transaction) => {
      transaction.send('select 1');
      const [first] = await Promise.all([
        transaction.query<{ n: number }>('select 2 as n'),
        transaction.query('select 3'),
      ]);
      transaction.send('select 4');
      return first;
    });
    expect(rows).toEqual([{ n: 2 }]);
    expect(writes() - before).toBe(2);
  });

  it('are sent without delay', async () => {
    const before = writes();
    expect(await feature.app.get(UnitOfWork).query(newId(), 'select 5 as n')).toEqual([{ n: 5 }]);
    expect(writes() - before).toBe(1);
  });
});
