import { newId } from '#kernel';
import { startFeature, type TestFeature } from '#testing';
import { UnitOfWork } from './index.js';
import { startThings } from './testing/start-things.js';
import { INSERT_THING } from './testing/things.js';

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

describe('an asynchronous commit', () => {
  const acme = newId();
  let feature: TestFeature;
  let unitOfWork: UnitOfWork;

  beforeAll(async () => {
    feature = await startThings({ environment: { DATABASE_POOL: '1' } });
    unitOfWork = feature.app.get(UnitOfWork);
  });
  afterAll(() => feature.close());

  it('is seen by everybody once it is answered, and leaves the connection as it was', async () => {
    const setting = () => unitOfWork.query(null, 'show synchronous_commit');
    const before = await setting();
    const followed: string[] = [];
    await unitOfWork.run(acme, async (transaction) => {
      transaction.commitAsynchronously();
      transaction.afterCommit('spec.follow', () => followed.push('followed'));
      await transaction.query(INSERT_THING, [newId(), acme, 'quick']);
    });
    expect(await unitOfWork.query(acme, 'select name from spec.thing')).toEqual([{ name: 'quick' }]);
    expect(followed).toEqual(['followed']);
    expect(await setting()).toEqual(before);
  });

  it('reports a last write that fails, and keeps nothing', async () => {
    const work = unitOfWork.run(acme, async (transaction) => {
      transaction.commitAsynchronously();
      await transaction.query(INSERT_THING, [newId(), acme, 'undone']);
      transaction.beforeCommit(() => transaction.query('select 1 / 0'));
    });
    await expect(work).rejects.toThrow('division by zero');
    expect(await unitOfWork.query(acme, `select name from spec.thing where name = 'undone'`)).toEqual([]);
  });

  it('reports a transaction that PostgreSQL has rolled back because of a statement whose error was caught', async () => {
    const work = unitOfWork.run(acme, async (transaction) => {
      transaction.commitAsynchronously();
      await transaction.query('select 1 / 0').catch(() => undefined);
    });
    await expect(work).rejects.toThrow(/rolled back|aborted/);
  });
});
