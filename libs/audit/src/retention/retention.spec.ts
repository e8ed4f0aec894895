import { newId } from '#kernel';
import { UnitOfWork } from '#database';
import { createTestDatabase, startFeature, type TestDatabase, type TestFeature } from '#testing';
import type { AuditDocument } from '../document/audit-document.js';
import { AuditProofModule } from '../proof.module.js';
import { LogSigner } from '../signing/log-signer.js';
import { asOwner } from '../testing/as-owner.js';
import { writeLog } from '../testing/write-log.js';
import { VerifyLog } from '../verification/verify-log.js';
import { ChangeRetention } from './change-retention.js';
import { ReleaseHold } from './release-hold.js';
import { BATCH_OF_RECORDS, ExpiredRecords } from './removal/expired-records.js';
import { RunRetention } from './removal/run-retention.js';
import { RetentionModule } from './retention.module.js';
import { SetHold } from './set-hold.js';
import { ShowRetention } from './show-retention.js';
import { partitionsOf, rowsOf, writeCheckpoints } from '../testing/stored-log.js';

const DAY_MS = 86_400_000;
const daysAgo = (days: number): Date => new Date(Date.now() - days * DAY_MS);

describe('retention', () => {
  let database: TestDatabase;
  let feature: TestFeature;
  let tenant: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    feature = await startFeature([RetentionModule, AuditProofModule], { database });
  });
  afterAll(async () => {
    await feature.close();
    await database.drop();
  });
  beforeEach(() => {
    tenant = newId();
  });

  const of = <T>(type: new (...args: never[]) => T): T => feature.app.get(type);
  const sign = (documents: readonly AuditDocument[]) =>
    writeCheckpoints(database.url, of(LogSigner), documents);
  const run = (...tenants: readonly string[]) => of(RunRetention).execute(tenants);
  const keepFor = (days: number | null, whose = tenant) => of(ChangeRetention).execute(whose, days);
  const show = () => of(ShowRetention).execute(tenant);

  /** Records that are a day apart, the last one of today, with a checkpoint at every fifth of them. */
  async function daily(days: number, whose = tenant): Promise<void> {
    const documents = await writeLog(database.url, {
      tenant: whose,
      count: days,
      from: daysAgo(days - 1),
      stepMs: DAY_MS,
    });
    await sign(documents.filter(({ sequence }) => sequence % 5 === 0));
  }

  it('L6: removes what is older than the tenant keeps, up to a checkpoint, and the rest stays a chain from there', async () => {
    await daily(100);
    await keepFor(42);
    await run(tenant);
    expect((await rowsOf(database.url, tenant))[0]).toBe(56); // 58 is 42 days and a moment old, 55 the checkpoint before it
    expect(await rowsOf(database.url, tenant)).toHaveLength(45);
    expect(await of(VerifyLog).execute(tenant)).toMatchObject({
      intact: true,
      from: 56,
      to: 100,
      checked: 45,
    });
  });

  it('L6: shows its last run, and says in an event what it removed', async () => {
    await daily(60);
    await keepFor(30);
    await run(tenant);
    await run(tenant);
    const { runs, ...shown } = await show();
    expect(shown).toEqual({
      retentionDays: 30,
      hold: null,
      firstSequence: 31,
      lastSequence: 60,
      revision: 2,
    });
    expect(runs).toMatchObject([
      { removed: 0, isHeld: false, failure: null, firstSequence: 31 },
      { removed: 30, isHeld: false, failure: null, firstSequence: 31 },
    ]);
    expect(runs[0]?.finishedAt).toBeInstanceOf(Date);
    const events = await of(UnitOfWork).ask(
      tenant,
      `select payload from messaging.outbox where tenant_id = $1 and name = 'audit.retention.ran.v1'`,
      [tenant],
    );
    expect(events).toEqual([
      {
        payload: {
          outcome: 'success',
          before: { firstSequence: 1 },
          after: { firstSequence: 31 },
          removed: 30,
        },
      },
    ]);
  });

  it('L6: removes batch by batch', async () => {
    const documents = await writeLog(database.url, {
      tenant,
      count: 2 * BATCH_OF_RECORDS + 1,
      from: daysAgo(50),
    });
    await sign(documents.slice(-1));
    // Something of the same month that is kept, without which the partition would go as a whole.
    const other = newId();
    await writeLog(database.url, { tenant: other, count: 1, from: daysAgo(50) });
    await keepFor(30);
    await of(ExpiredRecords).cutOff(tenant);
    const removed: number[] = [];
    for (let turn = 0; turn < 4; turn += 1) removed.push(await of(ExpiredRecords).removeSome(tenant));
    expect(removed).toEqual([BATCH_OF_RECORDS, BATCH_OF_RECORDS, 1, 0]);
    expect(await rowsOf(database.url, tenant)).toEqual([]);
    expect(await show()).toMatchObject({ firstSequence: 1_002, lastSequence: 1_001 });
  });

  it('L6: lets tenants keep for different times, and drops a partition once none of them needs it', async () => {
    const [long, forever] = [newId(), newId()];
    const from = new Date('2021-03-10T00:00:00Z');
    for (const whose of [tenant, long, forever]) {
      await sign(await writeLog(database.url, { tenant: whose, count: 3, from }));
    }
    await keepFor(30);
    await keepFor(36_500, long);
    await run(tenant, long);
    expect(await Promise.all([tenant, long, forever].map((whose) => rowsOf(database.url, whose)))).toEqual([
      [],
      [1, 2, 3],
      [1, 2, 3],
    ]);
    await keepFor(365, long);
    await keepFor(365, forever);
    await of(SetHold).execute(forever, 'a case in court');
    await run(long, forever);
    expect(await partitionsOf(database.url)).toContain('record_2021_03');
    await of(ReleaseHold).execute(forever, 'settled');
    await run(forever);
    expect(await partitionsOf(database.url)).not.toContain('record_2021_03');
    expect(await partitionsOf(database.url)).toContain('record_2026_11');
  });

  it('L6: removes nothing under legal hold, not even what a run has begun with', async () => {
    await daily(60);
    await keepFor(30);
    await of(ExpiredRecords).cutOff(tenant);
    expect(await of(VerifyLog).execute(tenant)).toMatchObject({ intact: true, from: 31, to: 60 });
    await of(SetHold).execute(tenant, 'Case 4711');
    await expect(of(SetHold).execute(tenant, 'Case 4712')).rejects.toMatchObject({
      code: 'audit.hold.already_set',
    });
    await run(tenant);
    expect(await rowsOf(database.url, tenant)).toHaveLength(60);
    expect(await show()).toMatchObject({
      hold: { reason: 'Case 4711' },
      runs: [{ isHeld: true, removed: 0 }, {}],
    });
    await of(ReleaseHold).execute(tenant, 'The case is closed');
    await expect(of(ReleaseHold).execute(tenant, 'again')).rejects.toMatchObject({ code: 'audit.hold.none' });
    await run(tenant);
    expect(await rowsOf(database.url, tenant)).toHaveLength(30);
    const events = await of(UnitOfWork).ask(
      tenant,
      `select name, payload from messaging.outbox where tenant_id = $1 and name like 'audit.hold.%' order by position`,
      [tenant],
    );
    expect(events).toEqual([
      {
        name: 'audit.hold.set.v1',
        payload: { outcome: 'success', before: null, after: { reason: 'Case 4711' } },
      },
      {
        name: 'audit.hold.released.v1',
        payload: {
          outcome: 'success',
          before: { reason: 'Case 4711' },
          after: null,
          why: 'The case is closed',
        },
      },
    ]);
  });

  it('L3: gives the application by hand nothing that the policy does not: no younger record, no other tenant’s, no more at once', async () => {
    await daily(60);
    const ask = (text: string) => of(UnitOfWork).ask(tenant, text);
    const all = async () => [
      await ask('select * from audit.expire_records()'),
      await ask('select audit.remove_expired(1000000) as removed'),
      await of(UnitOfWork).ask(null, 'select audit.remove_expired(1000000) as removed'),
    ];
    await all();
    expect(await rowsOf(database.url, tenant)).toHaveLength(60); // who has decided nothing keeps everything
    await keepFor(30);
    // A checkpoint is the application's to write; one that lies about a record's age does not help.
    await ask(
      `insert into audit.checkpoint (tenant_id, sequence, hash, recorded_at, made_at, key_id, signature)
       select tenant_id, sequence, hash, now() - interval '90 days', now(), 'forged', '' from audit.entry where sequence = 59`,
    );
    await all();
    expect(await rowsOf(database.url, tenant)).toEqual(Array.from({ length: 30 }, (_, index) => index + 31));
    for (const statement of [
      'delete from audit.record',
      'update audit.chain set first_sequence = 60',
      'update audit.policy set retention_days = 1',
      'drop table audit.record_2026_11',
    ]) {
      await expect(ask(statement)).rejects.toMatchObject({ code: expect.stringMatching(/^(42501|23514)$/) });
    }
  });

  it('is due once a day for who has decided, and again after a run that was cut off', async () => {
    const due = async () => (await of(ExpiredRecords).tenantsDue()).includes(tenant);
    expect(await due()).toBe(false);
    await keepFor(90);
    expect(await due()).toBe(true);
    await of(ExpiredRecords).cutOff(tenant);
    expect(await due()).toBe(false);
    const past = `update audit.retention_run set started_at = started_at - $2::interval where tenant_id = $1`;
    await asOwner(database.url, past, [tenant, '61 minutes']);
    expect(await due()).toBe(true);
    await run(tenant);
    expect(await due()).toBe(false);
    await asOwner(database.url, past, [tenant, '1 day']);
    expect(await due()).toBe(true);
    await keepFor(null);
    expect(await due()).toBe(false);
  });

  it.each([[29], [0], [-1], [30.5], [36_501]])('refuses to keep for %d days', async (days) => {
    await expect(keepFor(days)).rejects.toMatchObject({ code: 'audit.retention.invalid' });
  });
});
