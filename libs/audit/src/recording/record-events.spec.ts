import { Client } from 'pg';
import { newId } from '#kernel';
import { UnitOfWork } from '#database';
import { DrainOutbox } from '#messaging';
import { hashOf, NO_HASH } from '../document/canonical-form.js';
import { auditScene, type AuditScene } from '../testing/scene.js';
import { Partitions } from './partitions.js';

describe('the log', () => {
  const [acme, globex, accountId] = [newId(), newId(), newId()];
  let scene: AuditScene;
  let owner: Client;

  beforeAll(async () => {
    scene = await auditScene(2);
    owner = new Client({ connectionString: scene.database.url });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await scene.close();
  });

  const worker = () => {
    const [first] = scene.workers;
    if (first === undefined) throw new Error('No worker');
    return first;
  };
  const unitOfWork = () => worker().app.get(UnitOfWork);

  it('L1, L5: has one record for each event, from the outbox, however often the outbox is drained', async () => {
    for (let number = 1; number <= 5; number++) {
      await scene.publish(acme, { number, outcome: 'success', accountId });
    }
    await Promise.all(scene.workers.map(({ app }) => app.get(DrainOutbox).drain(acme)));
    await scene.settled(acme);
    await worker().app.get(DrainOutbox).drain(acme);
    const records = await scene.records(acme);
    expect(records.map(({ detail }) => detail['number'])).toEqual([1, 2, 3, 4, 5]);
    expect(records[0]).toMatchObject({
      tenant: acme,
      sequence: 1,
      type: 'audit-spec.thing.happened',
      outcome: 'success',
      actor: { kind: 'operator' },
      targets: [{ kind: 'account', id: accountId }],
      browser: { ip: '198.51.100.4', userAgent: 'spec', name: null, os: null },
    });
  });

  it('L3: chains each record with its number, the previous hash, and a time that never goes back', async () => {
    const records = await scene.settled(acme);
    expect(records.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5]);
    expect(records.map(hashOf)).toEqual(records.map(({ hash }) => hash));
    expect(records.map(({ previousHash }) => previousHash)).toEqual([
      NO_HASH,
      ...records.slice(0, -1).map(({ hash }) => hash),
    ]);
    const times = records.map(({ recordedAt }) => recordedAt);
    expect(times).toEqual([...times].sort());
    for (const { occurredAt, recordedAt } of records) expect(occurredAt <= recordedAt).toBe(true);
    const { rows } = await owner.query(
      `select last_sequence, encode(last_hash, 'hex') as hash from audit.chain where tenant_id = $1`,
      [acme],
    );
    expect(rows).toEqual([{ last_sequence: '5', hash: records.at(-1)?.hash }]);
  });

  it('L5: contains nothing of a transaction that was rolled back', async () => {
    await scene.publish(globex, { number: 1 });
    await scene.settled(globex);
    const failing = unitOfWork().run(globex, async (transaction) => {
      await transaction.query('delete from messaging.inbox');
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    expect(await scene.records(globex)).toHaveLength(1);
  });

  it.each([['audit.entry'], ['audit.chain']])(
    'P3: shows a tenant only its own rows of %s, and no rows without a tenant',
    async (name) => {
      const ask = (tenantId: string | null) => unitOfWork().query(tenantId, `select tenant_id from ${name}`);
      expect(await ask(globex)).toEqual([{ tenant_id: globex }]);
      expect(await ask(null)).toEqual([]);
    },
  );

  it.each([
    ['update audit.record set outcome = $$info$$'],
    ['delete from audit.record'],
    ['truncate audit.record'],
    ['select * from audit.record'],
    ['alter table audit.record disable row level security'],
    ['update audit.entry set outcome = $$info$$'],
    ['delete from audit.entry'],
    ['insert into audit.entry (tenant_id) select tenant_id from audit.entry'],
    ['delete from audit.chain'],
    ['update audit.chain set first_sequence = 3'],
    ['update audit.checkpoint set sequence = 3'],
    ['delete from audit.checkpoint'],
    ['drop table audit.record_2026_11'],
    ['insert into audit.record_2026_11 (tenant_id) select tenant_id from audit.entry'],
    ['select * from audit.record_2026_11'],
  ])('L3: lets the application append records, but not %s', async (statement) => {
    await owner.query(`select audit.make_partitions('2026-11-01Z')`);
    await expect(unitOfWork().query(acme, statement)).rejects.toMatchObject({ code: '42501' });
  });

  it('has the partitions of this month and the next two, and creates those of later times itself', async () => {
    const partitions = async () =>
      (
        await owner.query<{ name: string }>(
          `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
           where i.inhparent = 'audit.record'::regclass order by 1`,
        )
      ).rows.map(({ name }) => name);
    const months = (time: Date, ...ahead: readonly number[]) =>
      ahead.map((number) => {
        const month = new Date(Date.UTC(time.getUTCFullYear(), time.getUTCMonth() + number));
        return `record_${month.toISOString().slice(0, 7).replace('-', '_')}`;
      });
    const later = (days: number): Date => {
      for (const { clock } of scene.workers) clock.advance(days * 86_400);
      return worker().clock.now();
    };
    const soon = later(120);
    await Promise.all([1, 2, 3].map(() => worker().app.get(Partitions).keepAhead()));
    expect(await partitions()).toEqual(expect.arrayContaining(months(soon, 0, 1, 2)));
    const at = later(150);
    await scene.publish(globex, { number: 2 });
    const records = await scene.settled(globex);
    expect(await partitions()).toEqual(expect.arrayContaining(months(at, 0, 1, 2)));
    expect(records[1]).toMatchObject({
      recordedAt: expect.stringMatching(`^${at.toISOString().slice(0, 10)}`),
      detail: { number: 2 },
    });
  });

  it.each(['2020-01-15Z', '2099-01-15Z'])(
    'L3: creates no partition of %s for the application, so that no record with a distant time is recorded',
    async (time) => {
      const asked = unitOfWork().query(acme, 'select audit.ensure_partitions($1)', [time]);
      await expect(asked).rejects.toMatchObject({ code: '23514' });
      const made = unitOfWork().query(acme, 'select audit.make_partitions($1)', [time]);
      await expect(made).rejects.toMatchObject({ code: '42501' });
    },
  );
});
