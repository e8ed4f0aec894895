import { Client } from 'pg';
import { newId } from '#kernel';
import { UnitOfWork } from '#database';
import { until } from '#testing';
import { ListCheckpoints } from '../checkpoints/list-checkpoints.js';
import type { Checkpoint } from '../document/checkpoint.js';
import { writtenLog, type WrittenLog } from '../testing/written-log.js';
import { VerifyLog, type Verification } from './verify-log.js';

let log: WrittenLog;
let kept: readonly Checkpoint[];

/** Ten records, with checkpoints at 4 and 8. */
beforeAll(async () => {
  log = await writtenLog();
  await log.append(4);
  await log.checkpoint();
  await log.append(4);
  await log.checkpoint();
  await log.append(2);
  await log.remember();
  kept = [
    ...(await log.feature.app.get(ListCheckpoints, { strict: false }).execute(log.tenantId, 10)),
  ].reverse();
});
afterAll(() => log.close());
afterEach(() => log.restore());

const verify = (wish: Verification = {}) =>
  log.feature.app.get(VerifyLog, { strict: false }).execute(log.tenantId, wish);

async function found(wish: Verification = {}) {
  const { firstBadSequence, problem } = await verify(wish);
  return [firstBadSequence, problem?.code];
}

const NOW_FIVE = `tenant_id = '%' and sequence = 5`;

/** Runs SQL with owner rights; `%` is the tenant's id. */
async function tamper(...statements: readonly string[]): Promise<void> {
  for (const statement of statements) await log.owner(statement.replaceAll('%', log.tenantId));
}

describe('verifying the log in the database', () => {
  it('L3: finds no problem in an unchanged one, and records the verification', async () => {
    expect(await verify({ kept })).toEqual({
      intact: true,
      firstBadSequence: null,
      problem: null,
      checked: 10,
      from: 1,
      to: 10,
      end: 10,
      keyId: expect.any(String) as string,
      isComplete: true,
      restores: [],
      explained: 0,
    });
    const events = await log.owner('select payload from messaging.outbox where name = $1', [
      'audit.log.verified.v1',
    ]);
    expect(events.at(-1)).toEqual({
      payload: {
        outcome: 'success',
        checked: 10,
        from: 1,
        to: 10,
        firstBadSequence: null,
        keptCheckpoints: 2,
      },
    });
    const other = log.feature.app.get(VerifyLog, { strict: false }).execute(newId());
    expect(await other).toMatchObject({ intact: false, problem: { code: 'not_anchored' }, end: 0 });
  });

  it.each([
    ['id', 'gen_random_uuid()'],
    ['occurred_at', `occurred_at - interval '1 microsecond'`],
    ['recorded_at', `recorded_at + interval '1 microsecond'`],
    ['type', `'logon.logon.refused'`],
    ['outcome', `'refused'`],
    ['reason', 'null'],
    ['actor_kind', `'system'`],
    ['actor_id', 'gen_random_uuid()'],
    ['targets', `'[]'`],
    ['method', `'dingtalk-qr'`],
    ['browser_ip', 'null'],
    ['browser_agent', `'other'`],
    ['browser_name', `'other'`],
    ['browser_os', `'other'`],
    ['phone_ip', 'null'],
    ['phone_agent', `'other'`],
    ['phone_name', `'other'`],
    ['phone_os', `'other'`],
    ['correlation_id', `'other'`],
    ['causation_id', 'null'],
    ['detail', `'{"number": 2}'`],
    ['previous_hash', 'hash'],
    ['hash', 'previous_hash'],
  ])('L3: finds a changed %s', async (column, value) => {
    await tamper(`update audit.record set ${column} = ${value} where ${NOW_FIVE}`);
    expect(await found()).toEqual([5, 'changed']);
  });

  it('L3: finds a record that was moved to another tenant, or from one', async () => {
    await tamper(`update audit.record set tenant_id = gen_random_uuid() where ${NOW_FIVE}`);
    expect(await found()).toEqual([5, 'missing']);
  });

  it('L3: finds removed and inserted records', async () => {
    await tamper(`delete from audit.record where ${NOW_FIVE}`);
    expect(await found()).toEqual([5, 'missing']);
    await tamper(
      `delete from audit.record where tenant_id = '%' and sequence = 1`,
      `update audit.record set sequence = sequence + 1000 where tenant_id = '%'`,
      `update audit.record set sequence = sequence - 1001 where tenant_id = '%'`,
    );
    expect(await found()).toEqual([1, 'changed']);
    await log.restore();
    await tamper(
      `create table public.forged as select * from public.record where ${NOW_FIVE}`,
      `update public.forged set recorded_at = recorded_at + interval '1 millisecond', reason = 'forged'`,
    );
    await tamper(`insert into audit.record (${log.columns}) select ${log.columns} from public.forged`);
    expect(await found()).toEqual([5, 'doubled']);
    await tamper(`update audit.record set sequence = 11 where ${NOW_FIVE} and reason = 'forged'`);
    expect(await found()).toEqual([11, 'unaccounted']);
  });

  it('L3: finds exchanged records', async () => {
    await tamper(
      `update audit.record set sequence = 100 where ${NOW_FIVE}`,
      `update audit.record set sequence = 5 where tenant_id = '%' and sequence = 6`,
      `update audit.record set sequence = 6 where tenant_id = '%' and sequence = 100`,
    );
    expect(await found()).toEqual([5, 'changed']);
  });

  it('L3: finds a removed end: by the chain, by a checkpoint, and by an external checkpoint', async () => {
    await tamper(`delete from audit.record where tenant_id = '%' and sequence > 9`);
    expect(await found()).toEqual([10, 'truncated']);
    await tamper(
      `delete from audit.record where tenant_id = '%' and sequence > 6`,
      `update audit.chain c set last_sequence = 6, last_hash = r.hash, last_recorded_at = r.recorded_at
       from audit.record r where r.tenant_id = c.tenant_id and r.sequence = 6`,
    );
    expect(await found()).toEqual([7, 'truncated']);
    await tamper(`delete from audit.checkpoint where sequence = 8`);
    expect(await found()).toEqual([7, 'truncated']); // by the signed end
    await tamper(`update audit.chain set head = null`);
    expect(await found()).toEqual([7, 'end_unproven']);
    expect(await found({ kept })).toEqual([7, 'truncated']);
  });

  it('L3: finds records without a chain, and a chain with a changed end', async () => {
    await tamper(
      `update audit.chain set last_hash = r.previous_hash from audit.record r where r.sequence = 10`,
    );
    expect(await found()).toEqual([10, 'resealed']);
    await tamper('delete from audit.chain');
    expect(await found()).toEqual([1, 'unaccounted']);
  });

  it('L3: finds a checkpoint that was changed, or forged without the key', async () => {
    await tamper(`update audit.checkpoint set made_at = made_at - interval '1 day' where sequence = 8`);
    expect(await found()).toEqual([8, 'checkpoint_forged']);
    await tamper(`update audit.checkpoint set key_id = 'other' where sequence = 8`);
    expect(await found()).toEqual([8, 'checkpoint_key_unknown']);
    const forged = kept.map((checkpoint) => ({ ...checkpoint, hash: 'ab'.repeat(32) }));
    await log.restore();
    expect(await found({ kept: forged })).toEqual([4, 'checkpoint_forged']);
  });

  it('L3, L6: finds a moved beginning, even if a checkpoint covers the records before it', async () => {
    await tamper(`delete from audit.record where sequence <= 4`, `update audit.chain set first_sequence = 5`);
    expect(await found({ kept })).toEqual([1, 'missing']);
    await log.restore();
    await tamper(`update audit.chain set first_sequence = 5`);
    expect(await found({ kept })).toEqual([1, 'beginning_unproven']);
  });

  it('verifies a part and then the rest', async () => {
    expect(await verify({ most: 6 })).toMatchObject({
      intact: true,
      from: 1,
      to: 6,
      end: 10,
      isComplete: false,
    });
    expect(await verify({ from: 7, most: 6 })).toMatchObject({
      intact: true,
      from: 7,
      to: 10,
      isComplete: true,
    });
    await tamper(`update audit.record set reason = null where tenant_id = '%' and sequence = 7`);
    expect(await verify({ most: 6 })).toMatchObject({ intact: true });
    expect(await verify({ from: 7 })).toMatchObject({ intact: false, firstBadSequence: 7 });
  });

  it('L3: runs only once at a time', async () => {
    const other = new Client(log.feature.database.url);
    await other.connect();
    await other.query('select pg_advisory_lock(hashtextextended($1, 0))', [`audit.verify:${log.tenantId}`]);
    await expect(verify()).rejects.toMatchObject({ code: 'audit.verification_running' });
    await other.end();
    await until(async () => (await verify().catch(() => undefined)) !== undefined);
  });

  it.each([
    ['update audit.checkpoint set hash = hash'],
    ['delete from audit.checkpoint'],
    ['update audit.chain set first_sequence = 9'],
    ['update audit.chain set last_sequence = 9'],
    ['update audit.chain set head = null, lock = null'],
    ['delete from audit.chain'],
    ['insert into audit.record (tenant_id) select tenant_id from audit.entry'],
    ['insert into audit.statement (tenant_id, number, document) values (gen_random_uuid(), 1, $${}$$)'],
    ['update audit.statement set number = 2'],
    ['delete from audit.statement'],
    ['update audit.policy set legal_hold_reason = null, legal_hold_since = null'],
    ['insert into audit.policy (tenant_id) values (gen_random_uuid())'],
    ['delete from audit.checkpoint_sink'],
    ['alter table audit.checkpoint disable row level security'],
  ])('L3: the application may not %s', async (statement) => {
    await expect(log.feature.app.get(UnitOfWork).query(log.tenantId, statement)).rejects.toMatchObject({
      code: '42501',
    });
  });
});
