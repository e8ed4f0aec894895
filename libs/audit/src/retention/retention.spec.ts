import { newId } from '#kernel';
import { UnitOfWork } from '#database';
import { asOwner } from '#testing';
import { daysAgo, RetentionScene } from '../testing/retention-scene.js';
import { partitionsOf } from '../testing/stored-log.js';
import { writeLog } from '../testing/write-log.js';
import { VerifyLog } from '../verification/verify-log.js';
import { ReleaseHold } from './release-hold.js';
import { BATCH_OF_RECORDS, ExpiredRecords } from './removal/expired-records.js';
import { SetHold } from './set-hold.js';

describe('retention', () => {
  let scene: RetentionScene;

  beforeAll(async () => {
    scene = await RetentionScene.open();
  });
  afterAll(() => scene.close());
  beforeEach(() => {
    scene.begin();
  });

  it('L6: removes records that are older than the period, up to a checkpoint, and the rest remains a valid chain', async () => {
    await scene.daily(100);
    await scene.keepFor(42);
    await scene.run();
    expect((await scene.rows())[0]).toBe(56); // record 58 is just over 42 days old, 55 is the checkpoint before it
    expect(await scene.rows()).toHaveLength(45);
    expect(await scene.of(VerifyLog).execute(scene.tenant)).toMatchObject({
      intact: true,
      from: 56,
      to: 100,
      checked: 45,
    });
  });

  it('L6: shows its last run, and publishes an event with what it removed', async () => {
    await scene.daily(60);
    await scene.keepFor(30);
    await scene.run();
    await scene.run();
    const { runs, ...shown } = await scene.show();
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
    const events = await scene
      .of(UnitOfWork)
      .query(
        scene.tenant,
        `select payload from messaging.outbox where tenant_id = $1 and name = 'audit.retention.ran.v1'`,
        [scene.tenant],
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
    const documents = await writeLog(scene.database.url, {
      tenant: scene.tenant,
      count: 2 * BATCH_OF_RECORDS + 1,
      from: daysAgo(50),
    });
    await scene.sign(documents.slice(-1));
    await scene.anchor();
    // A record of the same month that is kept; without it, the whole partition would be dropped.
    const other = newId();
    await writeLog(scene.database.url, { tenant: other, count: 1, from: daysAgo(50) });
    await scene.keepFor(30);
    await scene.of(ExpiredRecords).cutOff(scene.tenant);
    const removed: number[] = [];
    for (let turn = 0; turn < 4; turn += 1)
      removed.push(await scene.of(ExpiredRecords).removeSome(scene.tenant));
    expect(removed).toEqual([BATCH_OF_RECORDS, BATCH_OF_RECORDS, 1, 0]);
    expect(await scene.rows()).toEqual([]);
    expect(await scene.show()).toMatchObject({ firstSequence: 1_002, lastSequence: 1_001 });
  });

  it('L6: supports different periods for tenants, and drops a partition once no tenant needs it', async () => {
    const [long, forever] = [newId(), newId()];
    const from = new Date('2021-03-10T00:00:00Z');
    for (const whose of [scene.tenant, long, forever]) {
      await scene.sign(await writeLog(scene.database.url, { tenant: whose, count: 3, from }));
      await scene.anchor(whose);
    }
    await scene.keepFor(30);
    await scene.keepFor(36_500, long);
    await scene.run(scene.tenant, long);
    expect(await Promise.all([scene.tenant, long, forever].map((whose) => scene.rows(whose)))).toEqual([
      [],
      [1, 2, 3],
      [1, 2, 3],
    ]);
    await scene.keepFor(365, long);
    await scene.keepFor(365, forever);
    await scene.of(SetHold).execute(forever, 'a case in court');
    await scene.run(long, forever);
    expect(await partitionsOf(scene.database.url)).toContain('record_2021_03');
    await scene.of(ReleaseHold).execute(forever, 'settled');
    await scene.run(forever);
    expect(await partitionsOf(scene.database.url)).not.toContain('record_2021_03');
    expect(await partitionsOf(scene.database.url)).toContain('record_2026_11');
  });

  it('L6: removes nothing under legal hold, even in a run that has already begun', async () => {
    await scene.daily(60);
    await scene.keepFor(30);
    await scene.of(ExpiredRecords).cutOff(scene.tenant);
    expect(await scene.of(VerifyLog).execute(scene.tenant)).toMatchObject({ intact: true, from: 31, to: 60 });
    await scene.of(SetHold).execute(scene.tenant, 'Case 4711');
    await expect(scene.of(SetHold).execute(scene.tenant, 'Case 4712')).rejects.toMatchObject({
      code: 'audit.hold.already_set',
    });
    await scene.run();
    expect(await scene.rows()).toHaveLength(60);
    expect(await scene.show()).toMatchObject({
      hold: { reason: 'Case 4711' },
      runs: [{ isHeld: true, removed: 0 }, {}],
    });
    await scene.of(ReleaseHold).execute(scene.tenant, 'The case is closed');
    await expect(scene.of(ReleaseHold).execute(scene.tenant, 'again')).rejects.toMatchObject({
      code: 'audit.hold.none',
    });
    await scene.run();
    expect(await scene.rows()).toHaveLength(30);
    const events = await scene
      .of(UnitOfWork)
      .query(
        scene.tenant,
        `select name, payload from messaging.outbox where tenant_id = $1 and name like 'audit.hold.%' order by position`,
        [scene.tenant],
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

  it('is due once a day for tenants with a period, and again after an interrupted run', async () => {
    const due = async () => (await scene.of(ExpiredRecords).tenantsDue()).includes(scene.tenant);
    expect(await due()).toBe(false);
    await scene.keepFor(90);
    expect(await due()).toBe(true);
    await scene.of(ExpiredRecords).cutOff(scene.tenant);
    expect(await due()).toBe(false);
    const past = `update audit.retention_run set started_at = started_at - $2::interval where tenant_id = $1`;
    await asOwner(scene.database, past, [scene.tenant, '61 minutes']);
    expect(await due()).toBe(true);
    await scene.run();
    expect(await due()).toBe(false);
    await asOwner(scene.database, past, [scene.tenant, '1 day']);
    expect(await due()).toBe(true);
    await scene.keepFor(null);
    expect(await due()).toBe(false);
  });

  it.each([[29], [0], [-1], [30.5], [36_501]])('refuses a period of %d days', async (days) => {
    await expect(scene.keepFor(days)).rejects.toMatchObject({ code: 'audit.retention.invalid' });
  });
});
