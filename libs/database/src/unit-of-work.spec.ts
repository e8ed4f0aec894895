import { jest } from '@jest/globals';
import { newId } from '#kernel';
import { LOGGER, type Logger } from '#runtime';
import { until, type TestFeature } from '#testing';
import { asOwner } from './testing/owner.js';
import { startThings } from './testing/start-things.js';
import { INSERT_THING } from './testing/things.js';
import { BATCH, UnitOfWork, type Transaction } from './index.js';

describe('the unit of work', () => {
  let feature: TestFeature;
  let unitOfWork: UnitOfWork;
  let [acme, globex] = ['', ''];

  beforeAll(async () => {
    // One connection: if it is not given back, the next test fails.
    feature = await startThings({ environment: { DATABASE_POOL: '1' } });
    unitOfWork = feature.app.get(UnitOfWork);
  });
  afterAll(() => feature.close());
  beforeEach(() => {
    [acme, globex] = [newId(), newId()];
  });

  function add(tenantId: string, name: string, inContextOf = tenantId): Promise<unknown> {
    return unitOfWork.run(inContextOf, (transaction) =>
      transaction.query(INSERT_THING, [newId(), tenantId, name]),
    );
  }

  const namesIn = (transaction: Transaction): Promise<string[]> =>
    transaction
      .query<{ name: string }>('select name from spec.thing where tenant_id = any($1) order by name', [
        [acme, globex],
      ])
      .then((rows) => rows.map(({ name }) => name));

  const namesOf = (tenantId: string): Promise<string[]> => unitOfWork.run(tenantId, namesIn);

  describe("in a tenant's context", () => {
    beforeEach(async () => {
      await add(acme, 'of acme');
      await add(globex, 'of globex');
    });

    it("P3: shows a tenant its own rows and no other's", async () => {
      expect(await namesOf(acme)).toEqual(['of acme']);
      expect(await namesOf(globex)).toEqual(['of globex']);
    });

    it('P3: shows nothing without a tenant, even on a connection that has just served one', async () => {
      await namesOf(acme);
      expect(await unitOfWork.runWithoutTenant(namesIn)).toEqual([]);
    });

    it('P3: shows a single query the same rows, and none without a tenant', async () => {
      const text = 'select name from spec.thing where tenant_id = any($1) order by name';
      expect(await unitOfWork.query(acme, text, [[acme, globex]])).toEqual([{ name: 'of acme' }]);
      expect(await unitOfWork.query(null, text, [[acme, globex]])).toEqual([]);
      await expect(unitOfWork.query('', text, [[acme]])).rejects.toThrow(TypeError);
    });

    it('P3: neither writes nor changes rows of another tenant', async () => {
      await expect(add(globex, 'smuggled', acme)).rejects.toMatchObject({ code: '42501' });
      const changed = await unitOfWork.run(acme, async (transaction) => [
        ...(await transaction.query(`update spec.thing set name = 'x' where tenant_id = $1 returning 1`, [
          globex,
        ])),
        ...(await transaction.query('delete from spec.thing where tenant_id = $1 returning 1', [globex])),
      ]);
      expect(changed).toEqual([]);
      await expect(
        unitOfWork.run(acme, (transaction) =>
          transaction.query('update spec.thing set tenant_id = $2 where tenant_id = $1', [acme, globex]),
        ),
      ).rejects.toMatchObject({ code: '42501' });
      expect(await namesOf(globex)).toEqual(['of globex']);
    });

    it('P3: shows the worker the rows of all tenants in tables that allow it, and in no others', async () => {
      const shut = 'insert into spec.shut (id, tenant_id, name) values ($1, $2, $3)';
      await unitOfWork.run(acme, (transaction) => transaction.query(shut, [newId(), acme, 'closed']));
      expect(await unitOfWork.runAs('worker', namesIn)).toEqual(['of acme', 'of globex']);
      expect(
        await unitOfWork.runAs('worker', (transaction) => transaction.query('select from spec.shut')),
      ).toEqual([]);
    });

    it('P3: shows a single query the rows of its tenant, and none without one', async () => {
      const ask = (tenantId: string | null): Promise<unknown[]> =>
        unitOfWork.query(tenantId, 'select name from spec.thing where tenant_id = any($1)', [[acme, globex]]);
      expect(await ask(acme)).toEqual([{ name: 'of acme' }]);
      expect(await ask(null)).toEqual([]);
      await expect(ask('acme')).rejects.toThrow(TypeError);
    });

    it('P3: refuses a tenant that is not an id, before anything is sent', async () => {
      for (const tenantId of ['', 'acme', `${acme}'; select 1 --`, acme.toUpperCase()]) {
        await expect(unitOfWork.run(tenantId, namesIn)).rejects.toThrow(TypeError);
      }
    });
  });

  describe('at its end', () => {
    it('keeps nothing of failed work, and gives its connection back', async () => {
      for (let round = 0; round < 3; round += 1) {
        await expect(
          unitOfWork.run(acme, async (transaction) => {
            await transaction.query(INSERT_THING, [newId(), acme, 'lost']);
            throw new Error('changed my mind');
          }),
        ).rejects.toThrow('changed my mind');
      }
      expect(await namesOf(acme)).toEqual([]);
    });

    it('keeps the writes of a single statement, and gives its connection back if that fails', async () => {
      await unitOfWork.query(acme, INSERT_THING, [newId(), acme, 'kept']);
      await expect(unitOfWork.query(acme, 'select 1 / $1::int', [0])).rejects.toMatchObject({
        code: '22012',
      });
      expect(await namesOf(acme)).toEqual(['kept']);
    });

    it('fails with the first error of its statements, and does nothing after it', async () => {
      const work = unitOfWork.run(acme, async (transaction) => {
        await transaction.query(INSERT_THING, [newId(), acme, 'before']);
        await transaction.query('select 1 / 0').catch(() => undefined);
        await expect(transaction.query('select 1')).rejects.toMatchObject({ code: '25P02' });
      });
      await expect(work).rejects.toThrow('rolled back at its commit');
      expect(await namesOf(acme)).toEqual([]);
    });

    it('fails at the commit when a statement failed that nothing waited for', async () => {
      const work = unitOfWork.run(acme, async (transaction) => {
        await transaction.query(INSERT_THING, [newId(), acme, 'before']);
        transaction.send('select 1 / 0');
      });
      await expect(work).rejects.toMatchObject({ code: '22012' });
      expect(await namesOf(acme)).toEqual([]);
    });

    it('runs no follow-up work when the commit itself fails', async () => {
      let committed = 0;
      const twice = unitOfWork.run(acme, async (transaction) => {
        transaction.afterCommit('spec.count', () => (committed += 1));
        await transaction.query('insert into spec.late values ($1, 1), ($1, 1)', [acme]);
      });
      await expect(twice).rejects.toMatchObject({ code: '23505' });
      expect(committed).toBe(0);
      expect(await namesOf(acme)).toEqual([]);
    });

    it('runs registered work in order: before the commit inside the transaction, after it once it is durable', async () => {
      const seen: string[] = [];
      await unitOfWork.run(acme, async (transaction) => {
        transaction.afterCommit('spec.first', () => seen.push('after 1'));
        transaction.afterCommit('spec.second', () => seen.push('after 2'));
        for (const name of ['before 1', 'before 2']) {
          transaction.beforeCommit(async () => {
            seen.push(name);
            await transaction.query(INSERT_THING, [newId(), acme, name]);
          });
        }
        await transaction.query(INSERT_THING, [newId(), acme, 'work']);
        seen.push('work');
      });
      expect(seen).toEqual(['work', 'before 1', 'before 2', 'after 1', 'after 2']);
      expect(await namesOf(acme)).toEqual(['before 1', 'before 2', 'work']);
    });

    it('runs all work that follows the commit, even if part of it fails, and logs each failure by name', async () => {
      const logged = jest.spyOn(feature.app.get<Logger>(LOGGER), 'error');
      const seen: string[] = [];
      const work = unitOfWork.run(acme, async (transaction) => {
        transaction.afterCommit('spec.first', () => seen.push('first'));
        transaction.afterCommit('spec.broken', () => {
          throw new Error('too late');
        });
        transaction.afterCommit('spec.last', () => seen.push('last'));
        await transaction.query(INSERT_THING, [newId(), acme, 'kept']);
      });
      await expect(work).resolves.toBeUndefined();
      expect(seen).toEqual(['first', 'last']);
      expect(await namesOf(acme)).toEqual(['kept']);
      const facts = { err: new Error('too late'), follower: 'spec.broken' };
      expect(logged.mock.calls).toEqual([[facts, expect.stringMatching(/the committed changes are kept/)]]);
      logged.mockRestore();
    });

    it('rolls back when work before the commit fails', async () => {
      const work = unitOfWork.run(acme, async (transaction) => {
        await transaction.query(INSERT_THING, [newId(), acme, 'work']);
        transaction.beforeCommit(() => transaction.query('select 1 / 0'));
      });
      await expect(work).rejects.toMatchObject({ code: '22012' });
      expect(await namesOf(acme)).toEqual([]);
    });

    it('keeps the writes of a single query, and gives the connection back when it fails', async () => {
      await unitOfWork.query(acme, INSERT_THING, [newId(), acme, 'asked']);
      for (let round = 0; round < 3; round += 1) {
        await expect(unitOfWork.query(acme, 'select 1 / 0')).rejects.toMatchObject({ code: '22012' });
      }
      expect(await namesOf(acme)).toEqual(['asked']);
    });

    it('lets others continue after the server has closed its connection', async () => {
      const work = unitOfWork.run(acme, async (transaction) => {
        const [row] = await transaction.query<{ pid: number }>('select pg_backend_pid() as pid');
        await asOwner(feature.database.url, `select pg_terminate_backend(${String(row?.pid)})`);
        await transaction.query('select 1');
      });
      await expect(work).rejects.toThrow();
      await until(() => namesOf(acme).then((names) => names.length === 0));
    });
  });

  it('clears up in batches until nothing is left, and keeps other rows', async () => {
    await unitOfWork.run(acme, (transaction) =>
      transaction.query(
        `insert into spec.thing select gen_random_uuid(), $1, 'old' from generate_series(1, $2)`,
        [acme, BATCH * 2 + 1],
      ),
    );
    await add(globex, 'kept');
    await unitOfWork.inBatches(
      'worker',
      `delete from spec.thing where id in (select id from spec.thing where name = $1 limit ${String(BATCH)}) returning 1`,
      ['old'],
    );
    expect(await namesOf(acme)).toEqual([]);
    expect(await namesOf(globex)).toEqual(['kept']);
  });
});
