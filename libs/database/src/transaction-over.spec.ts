import { newId } from '#kernel';
import type { TestFeature } from '#testing';
import { startThings } from './testing/start-things.js';
import { INSERT_THING } from './testing/things.js';
import { UnitOfWork, type Transaction } from './index.js';

describe('a finished transaction', () => {
  const tenantId = newId();
  let feature: TestFeature;
  let unitOfWork: UnitOfWork;

  beforeAll(async () => {
    // One connection: the next transaction uses the same one.
    feature = await startThings({ environment: { DATABASE_POOL: '1' } });
    unitOfWork = feature.app.get(UnitOfWork);
  });
  afterAll(() => feature.close());

  /** A finished transaction that somebody still holds. */
  async function over(ends: 'committed' | 'rolled back'): Promise<Transaction> {
    let held: Transaction | undefined;
    const keep = async (transaction: Transaction): Promise<void> => {
      held = transaction;
      await transaction.query('select 1');
      if (ends === 'rolled back') throw new Error('changed my mind');
    };
    await unitOfWork.run(tenantId, keep).catch(() => undefined);
    if (held === undefined) throw new Error('It has not begun');
    return held;
  }

  it.each(['committed', 'rolled back'] as const)(
    'does nothing in the next transaction on its connection after it was %s',
    async (ends) => {
      const late = await over(ends);
      await unitOfWork.run(tenantId, async (transaction) => {
        await transaction.query('select 1');
        await expect(late.query(INSERT_THING, [newId(), tenantId, 'stray'])).rejects.toThrow('is over');
        await expect(late.em.execute('select 1')).rejects.toThrow('is over');
        expect(() => {
          late.send('select 1 / 0');
        }).toThrow('is over');
      });
      expect(await unitOfWork.query(tenantId, 'select name from spec.thing')).toEqual([]);
    },
  );
});
