import { newId } from '#kernel';
import type { TestFeature } from '#testing';
import { asOwner } from './testing/owner.js';
import { startThings } from './testing/start-things.js';
import { ThingEntity } from './testing/things.js';
import { UnitOfWork } from './index.js';

describe("MikroORM's entity manager in a unit of work", () => {
  const [acme, globex] = [newId(), newId()];
  let feature: TestFeature;
  let unitOfWork: UnitOfWork;

  beforeAll(async () => {
    feature = await startThings({ entities: [ThingEntity], environment: { DATABASE_POOL: '1' } });
    unitOfWork = feature.app.get(UnitOfWork);
  });
  afterAll(() => feature.close());

  async function addThing(tenantId: string, name: string): Promise<string> {
    const id = newId();
    await unitOfWork.run(tenantId, async (transaction) => {
      transaction.em.create(ThingEntity, { id, tenantId, name }, { persist: true });
    });
    return id;
  }

  const nameOf = (tenantId: string, id: string): Promise<string | undefined> =>
    unitOfWork.run(tenantId, async ({ em }) => (await em.findOne(ThingEntity, { id }))?.name);

  it('writes its changes with the commit', async () => {
    expect(await nameOf(acme, await addThing(acme, 'new'))).toBe('new');
  });

  it('sees SQL writes of the same transaction, and SQL sees its flushed changes', async () => {
    await unitOfWork.run(acme, async (transaction) => {
      const [bySql, byEntity] = [newId(), newId()];
      await transaction.query(`insert into spec.thing values ($1, $2, 'by SQL')`, [bySql, acme]);
      const found = await transaction.em.findOneOrFail(ThingEntity, { id: bySql });
      expect(found.name).toBe('by SQL');
      found.name = 'renamed';
      transaction.em.create(
        ThingEntity,
        { id: byEntity, tenantId: acme, name: 'by entity' },
        { persist: true },
      );
      await transaction.em.flush();
      const names = await transaction.query('select name from spec.thing where id = any($1) order by name', [
        [bySql, byEntity],
      ]);
      expect(names).toEqual([{ name: 'by entity' }, { name: 'renamed' }]);
    });
  });

  it('keeps nothing of a failed unit, flushed or not', async () => {
    const [flushed, held] = [newId(), newId()];
    const work = unitOfWork.run(acme, async ({ em }) => {
      em.create(ThingEntity, { id: flushed, tenantId: acme, name: 'flushed' }, { persist: true });
      await em.flush();
      em.create(ThingEntity, { id: held, tenantId: acme, name: 'held' }, { persist: true });
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect(await nameOf(acme, flushed)).toBeUndefined();
    expect(await nameOf(acme, held)).toBeUndefined();
  });

  it('fails the unit when the flush at the commit fails', async () => {
    const id = await addThing(acme, 'first');
    const work = unitOfWork.run(acme, async (transaction) => {
      await transaction.query(`insert into spec.thing values ($1, $2, 'beside it')`, [newId(), acme]);
      transaction.em.create(ThingEntity, { id, tenantId: acme, name: 'second' }, { persist: true });
    });
    await expect(work).rejects.toThrow(/thing_pkey/);
    expect(await nameOf(acme, id)).toBe('first');
    const rows = await unitOfWork.run(acme, (transaction) =>
      transaction.query(`select from spec.thing where name = 'beside it'`),
    );
    expect(rows).toEqual([]);
  });

  it("P3: neither finds nor writes another tenant's rows", async () => {
    const id = await addThing(globex, 'of globex');
    expect(await nameOf(acme, id)).toBeUndefined();
    const smuggled = unitOfWork.run(acme, async ({ em }) => {
      em.create(ThingEntity, { id: newId(), tenantId: globex, name: 'smuggled' }, { persist: true });
    });
    await expect(smuggled).rejects.toThrow(/row-level security/);
  });

  it('caches nothing from one unit to the next', async () => {
    const id = await addThing(acme, 'before');
    expect(await nameOf(acme, id)).toBe('before');
    await asOwner(feature.database.url, `update spec.thing set name = 'after' where id = '${id}'`);
    expect(await nameOf(acme, id)).toBe('after');
  });
});
