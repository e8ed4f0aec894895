import { UnitOfWork } from '#database';
import { newId } from '#kernel';
import { startFeature, type TestFeature } from '#testing';
import { withSearchTimeout } from './with-search-timeout.js';

describe('a search of the log', () => {
  let feature: TestFeature;

  beforeAll(async () => {
    feature = await startFeature([]);
  });
  afterAll(() => feature.close());

  const search = (statement: string) =>
    withSearchTimeout(feature.app.get(UnitOfWork), newId(), async (transaction) => {
      transaction.send(`set local statement_timeout = '50ms'`);
      return transaction.query(statement);
    });

  it('ends with advice when it takes too long, and passes other errors on', async () => {
    await expect(search('select pg_sleep(30)')).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'audit.search_too_slow',
      detail: expect.stringContaining('time range') as string,
    });
    await expect(search('select 1 / 0')).rejects.toMatchObject({ code: '22012' });
    expect(await search('select 1 as one')).toEqual([{ one: 1 }]);
  });
});
