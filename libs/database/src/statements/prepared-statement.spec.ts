import { newId, systemClock, type DatabaseNow } from '#kernel';
import type { TestFeature } from '#testing';
import { sql } from 'kysely';
import { startThings } from '../testing/start-things.js';
import { db, prepare } from '../testing/things.js';
import { UnitOfWork, type SqlParams } from '../index.js';

const addThing = prepare((db, $: SqlParams<{ id: string; tenantId: string; name: string }>) =>
  db
    .insertInto('spec.thing')
    .values({ id: $.id, tenant_id: $.tenantId, name: $.name })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id'),
);

const thingsNamed = prepare((db, $: SqlParams<{ names: readonly string[] }>) =>
  db
    .selectFrom('spec.thing')
    .select('name')
    .where((eb) => eb('name', '=', eb.fn.any($.names)))
    .orderBy('name'),
);

const rename = prepare((db, $: SqlParams<{ id: string; from: string; to: string }>) =>
  db
    .updateTable('spec.thing')
    .set({ name: $.to })
    .where('id', '=', $.id)
    .where('name', '=', $.from)
    .returning(['id', 'name']),
);

describe('a typed statement', () => {
  const acme = newId();
  let feature: TestFeature;
  let unitOfWork: UnitOfWork;

  beforeAll(async () => {
    feature = await startThings();
    unitOfWork = feature.app.get(UnitOfWork);
  });
  afterAll(() => feature.close());

  it('runs in a transaction, alone, or sent with the next statement, and returns its rows', async () => {
    const id = newId();
    const [sent, renamed] = await unitOfWork.run(acme, async (transaction) => {
      transaction.send(addThing, { id, tenantId: acme, name: 'sent' });
      const seen = await transaction.run(thingsNamed, { names: ['sent', 'absent'] });
      return [seen, await transaction.run(rename, { id, from: 'sent', to: 'renamed' })];
    });
    expect(sent).toEqual([{ name: 'sent' }]);
    expect(renamed).toEqual([{ id, name: 'renamed' }]);
    expect(await unitOfWork.query(acme, thingsNamed, { names: ['renamed'] })).toEqual([{ name: 'renamed' }]);
    expect(await unitOfWork.query(newId(), thingsNamed, { names: ['renamed'] })).toEqual([]);
  });

  it('changes nothing when the row has left the expected state', async () => {
    const id = newId();
    await unitOfWork.query(acme, addThing, { id, tenantId: acme, name: 'moved on' });
    expect(await unitOfWork.query(acme, rename, { id, from: 'waiting', to: 'done' })).toEqual([]);
  });

  it('accepts the present as a time', async () => {
    const begun = prepare((db, $: SqlParams<{ now: DatabaseNow }>) =>
      db.selectNoFrom(sql<boolean>`${$.now}::timestamptz = now()`.as('is_now')),
    );
    const [row] = await unitOfWork.run(acme, (transaction) =>
      transaction.run(begun, { now: systemClock.now() }),
    );
    expect(row).toEqual({ is_now: true });
  });

  it('is compiled once, with constants in its text and only values as parameters', () => {
    let builds = 0;
    const statement = prepare((db, $: SqlParams<{ id: string }>) => {
      builds += 1;
      return db
        .selectFrom('spec.thing')
        .select('id')
        .where('name', 'in', [`it's`, 'waiting'])
        .where('id', '=', $.id)
        .limit(3);
    });
    const first = statement.with({ id: 'a' });
    expect(first.text).toBe(
      `select "id" from "spec"."thing" where "name" in ('it''s', 'waiting') and "id" = $1 limit 3`,
    );
    expect(statement.with({ id: 'b' })).toEqual({ ...first, values: ['b'] });
    expect(builds).toBe(1);
  });

  it('can be built for one search, with all its values as parameters', async () => {
    await unitOfWork.query(acme, addThing, { id: newId(), tenantId: acme, name: `o'clock` });
    const search = db.selectFrom('spec.thing').select('name').where('name', 'like', `o'%`);
    expect(search.compile().parameters).toEqual([`o'%`]);
    expect(await unitOfWork.queryOnce(acme, search)).toEqual([{ name: `o'clock` }]);
  });

  it('does not compile with an unknown column or table, or a wrong or missing value', () => {
    const mistakes = [
      // @ts-expect-error no such column
      () => prepare((db) => db.selectFrom('spec.thing').select('colour').limit(1)),
      // @ts-expect-error a number is no name
      () => prepare((db, $: SqlParams<{ n: number }>) => db.updateTable('spec.thing').set({ name: $.n })),
      // @ts-expect-error a table of somebody else
      () => prepare((db) => db.selectFrom('tenancy.tenant').selectAll()),
      // @ts-expect-error a value is missing
      () => unitOfWork.query(acme, rename, { id: newId(), from: 'x' }),
    ];
    expect(mistakes).toHaveLength(4);
  });
});
