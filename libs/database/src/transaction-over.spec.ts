import { newId } from '#kernel';
import { startFeature, type TestFeature } from '#testing';
import { asOwner } from './testing/owner.js';
import { THINGS_SQL } from './testing/things.js';
import { UnitOfWork, type Transaction } from './index.js';

const INSERT = 'insert into spec.thing (id, tenant_id, name) values ($1, $2, $3)';

describe('a finished transaction', () => {
  const tenantId = newId();
  let feature: TestFeature;
  let unitOfWork: UnitOfWork;

  beforeAll(async () => {
    // One connection: the next transaction uses the same one.
    feature = await startFeature([], { environment: { DATABASE_POOL: '1' } });
    await asOwner(feature.database.url, ...THINGS_SQL);
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
        await expect(late.query(INSERT, [newId(), tenantId, 'stray'])).rejects.toThrow('is over');
        await expect(late.em.execute('select 1')).rejects.toThrow('is over');
        expect(() => {
          late.send('select 1 / 0');
        }).toThrow('is over');
      });
      expect(await unitOfWork.query(tenantId, 'select name from spec.thing')).toEqual([]);
    },
  );
});
