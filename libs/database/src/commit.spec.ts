import { newId } from '#kernel';
import { startFeature, type TestFeature } from '#testing';
import { UnitOfWork } from './index.js';

describe('a cancelled commit', () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown): void => {
    unhandled.push(reason);
  };
  let feature: TestFeature;

  beforeAll(async () => {
    process.on('unhandledRejection', note);
    feature = await startFeature([]);
  });
  afterAll(async () => {
    process.off('unhandledRejection', note);
    await feature.close();
  });

  it('reports the cause, and leaves no unhandled rejection of statements sent before it', async () => {
    const work = feature.app.get(UnitOfWork).run(newId(), async (transaction) => {
      transaction.beforeCommit(() => transaction.query('select 1 / 0'));
      transaction.beforeCommit(() => {
        throw new Error('it cannot be written down');
      });
      await Promise.resolve();
    });
    await expect(work).rejects.toThrow('it cannot be written down');
    await feature.app.get(UnitOfWork).query(null, 'select 1');
    expect(unhandled).toEqual([]);
  });
});
