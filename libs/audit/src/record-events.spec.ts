import { Module, type DynamicModule, type INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { Client } from 'pg';
import { z } from 'zod';
import { defineEvent, newId } from '#kernel';
import { DatabaseModule, UnitOfWork } from '#database';
import { DrainOutbox, EventPublisher, MessagingModule, prepareDatabase } from '#messaging';
import { readSettings, runInContext, RuntimeModule } from '#runtime';
import { createTestDatabase, type TestDatabase } from '#testing';
import { AuditModule, AuditWorkerModule } from './audit.module.js';
import { AuditRecords } from './audit-records.js';
import { Partitions } from './partitions.js';

const Happened = defineEvent(
  'audit-spec.thing.happened.v1',
  z.object({ outcome: z.literal('success'), accountId: z.uuid(), number: z.number() }),
);

const clock = { time: new Date('2026-11-02T08:00:00.000Z'), now: () => clock.time };

@Module({})
class SceneModule {
  static over(databaseUrl: string): DynamicModule {
    const settings = readSettings({ NODE_ENV: 'test', LOG_LEVEL: 'silent', DATABASE_URL: databaseUrl });
    return {
      module: SceneModule,
      imports: [
        RuntimeModule.forRoot('test', settings, clock),
        DatabaseModule.forRoot([]),
        MessagingModule.forWorker(),
        AuditModule,
        AuditWorkerModule,
      ],
    };
  }
}

describe('the log', () => {
  const [acme, globex, accountId] = [newId(), newId(), newId()];
  let database: TestDatabase;
  let worker: INestApplicationContext;
  let owner: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    await prepareDatabase(database.url);
    worker = await Test.createTestingModule({ imports: [SceneModule.over(database.url)] }).compile();
    await worker.init();
    owner = new Client({ connectionString: database.url });
    await owner.connect();
  });
  afterAll(async () => {
    await worker.close();
    await owner.end();
    await database.drop();
  });

  async function publish(tenantId: string, number: number): Promise<void> {
    const context = {
      requestId: newId(),
      correlationId: newId(),
      actor: { kind: 'operator' },
      ip: '198.51.100.4',
      userAgent: 'spec',
    } as const;
    await runInContext(context, () =>
      worker.get(UnitOfWork).run(tenantId, async (transaction) => {
        worker.get(EventPublisher).publish(transaction, Happened, { outcome: 'success', accountId, number });
        await Promise.resolve();
      }),
    );
  }

  const list = (tenantId: string, limit = 100) => worker.get(AuditRecords).list(tenantId, { limit });

  /** Drains until the log holds so many records: the worker's own drain may hold the tenant's lock meanwhile. */
  async function recorded(tenantId: string, count: number): Promise<void> {
    const deadline = Date.now() + 20_000;
    while ((await list(tenantId)).length < count) {
      if (Date.now() > deadline) throw new Error('The log does not get its records');
      await worker.get(DrainOutbox).drain(tenantId);
    }
  }

  it('L1, L5: has one record for each event, from the outbox, however often the outbox is drained', async () => {
    for (let number = 1; number <= 5; number++) await publish(acme, number);
    await Promise.all([1, 2, 3].map(() => worker.get(DrainOutbox).drain(acme)));
    await recorded(acme, 5);
    await worker.get(DrainOutbox).drain(acme);
    const records = await list(acme);
    expect(records.map(({ detail }) => detail['number']).sort()).toEqual([1, 2, 3, 4, 5]);
    expect(records[0]).toMatchObject({
      tenantId: acme,
      type: 'audit-spec.thing.happened',
      outcome: 'success',
      actor: { kind: 'operator' },
      target: [{ kind: 'account', id: accountId }],
      browser: { ip: '198.51.100.4', userAgent: 'spec' },
      occurredAt: clock.time,
    });
  });

  it('L5: has nothing of a transaction that was rolled back', async () => {
    const failing = worker.get(UnitOfWork).run(globex, (transaction) => {
      worker.get(EventPublisher).publish(transaction, Happened, { outcome: 'success', accountId, number: 9 });
      return Promise.reject(new Error('rolled back'));
    });
    await expect(failing).rejects.toThrow('rolled back');
    await publish(globex, 1);
    await recorded(globex, 1);
    expect((await list(globex)).map(({ detail }) => detail['number'])).toEqual([1]);
  });

  it('P3: shows a tenant only its own records, and nothing without one', async () => {
    const rows = await worker
      .get(UnitOfWork)
      .run(globex, (transaction) => transaction.query('select tenant_id from audit.record'));
    expect(rows).toEqual([{ tenant_id: globex }]);
    const none = await worker
      .get(UnitOfWork)
      .runWithoutTenant((transaction) => transaction.query('select 1 from audit.record'));
    expect(none).toEqual([]);
  });

  it.each([
    ['update audit.record set outcome = $$info$$'],
    ['delete from audit.record'],
    ['truncate audit.record'],
    ['alter table audit.record disable row level security'],
    ['drop table audit.record_2026_11'],
    ['insert into audit.record_2026_11 select * from audit.record'],
    ['select * from audit.record_2026_11'],
  ])('L3: lets the application append, and refuses it %s', async (statement) => {
    await expect(
      worker.get(UnitOfWork).run(acme, (transaction) => transaction.query(statement)),
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('pages backwards without losing or repeating a record of the same moment', async () => {
    const records = worker.get(AuditRecords);
    const seen: string[] = [];
    let page = await records.list(acme, { limit: 2 });
    for (; page.length > 0;) {
      seen.push(...page.map(({ id }) => id));
      const last = page.at(-1);
      if (last === undefined) break;
      page = await records.list(acme, { limit: 2, before: last });
    }
    expect(seen).toEqual((await list(acme)).map(({ id }) => id));
    expect(new Set(seen).size).toBe(5);
  });

  it('has the partitions of this month and the next two, and makes those of later times by itself', async () => {
    const partitions = async () =>
      (
        await owner.query<{ name: string }>(
          `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
           where i.inhparent = 'audit.record'::regclass order by 1`,
        )
      ).rows.map(({ name }) => name);
    await Promise.all([1, 2, 3].map(() => worker.get(Partitions).ensure(clock.time)));
    expect(await partitions()).toEqual(
      expect.arrayContaining(['record_2026_11', 'record_2026_12', 'record_2027_01']),
    );
    clock.time = new Date('2031-12-31T23:59:59.999Z');
    await publish(globex, 2);
    await recorded(globex, 2);
    expect(await partitions()).toEqual(
      expect.arrayContaining(['record_2031_12', 'record_2032_01', 'record_2032_02']),
    );
    expect((await list(globex))[0]).toMatchObject({ occurredAt: clock.time, detail: { number: 2 } });
  });
});
