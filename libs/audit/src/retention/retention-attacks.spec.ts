import { jest } from '@jest/globals';
import { UnitOfWork, type Transaction } from '#database';
import { asOwner } from '#testing';
import { ChainTokens } from '../chain/chain-tokens.js';
import { LogKeys } from '../signing/log-keys.js';
import { RekeyLog } from '../statements/rekey-log.js';
import { specKey } from '../testing/founded-logs.js';
import { RetentionScene } from '../testing/retention-scene.js';
import { VerifyLog } from '../verification/verify-log.js';
import { ReleaseHold } from './release-hold.js';
import { ExpiredRecords } from './removal/expired-records.js';
import { SetHold } from './set-hold.js';

/** The words that have opened the lock of a log so far. */
function seenTokens(tokens: ChainTokens, tenant: string): readonly string[] {
  const seen: string[] = [];
  let lock: string | null = null;
  for (let turn = 0; turn < 4; turn += 1) {
    const { token, next } = tokens.open({ tenant, lock });
    if (token !== null) seen.push(token);
    lock = next;
  }
  return seen;
}

describe('retention against an attacker who wants to remove records', () => {
  let scene: RetentionScene;

  beforeAll(async () => {
    scene = await RetentionScene.open();
  });
  afterAll(() => scene.close());
  beforeEach(() => {
    scene.begin();
  });

  it('L3: lets the application remove only records that were cut off: no younger record, no other tenant’s, and no more at once', async () => {
    await scene.daily(60);
    await scene.keepFor(30);
    const removed = [
      await scene.ask('select audit.remove_expired(1000000) as removed'),
      await scene.of(UnitOfWork).query(null, 'select audit.remove_expired(1000000) as removed'),
    ];
    expect(removed).toEqual([[{ removed: 0 }], [{ removed: 0 }]]);
    await scene.of(ExpiredRecords).cutOff(scene.tenant);
    await scene.ask('select audit.remove_expired(1000000) as removed');
    expect(await scene.rows()).toEqual(Array.from({ length: 30 }, (_, index) => index + 31));
    for (const statement of [
      'delete from audit.record',
      'update audit.chain set first_sequence = 60',
      'drop table audit.record_2026_11',
    ])
      await expect(scene.ask(statement)).rejects.toMatchObject({ code: '42501' });
  });

  it('L3, K3: lets the application move no beginning: by an old partition, a copied record, a forged checkpoint, or a made-up word', async () => {
    await scene.daily(60);
    const before = await scene.of(VerifyLog).find(scene.tenant);
    await expect(scene.ask(`select audit.ensure_partitions('2020-01-15Z')`)).rejects.toMatchObject({
      code: '23514',
    });
    const columns = `tenant_id, sequence, recorded_at, id, occurred_at, type, outcome, reason, actor_kind, actor_id,
      targets, method, browser_ip, browser_agent, browser_name, browser_os, phone_ip, phone_agent, phone_name, phone_os,
      correlation_id, causation_id, detail, previous_hash, hash`;
    const copied = `from (select * from audit.entry where sequence = 59) as copied`;
    await expect(
      scene.ask(`insert into audit.record (${columns}) select ${columns} ${copied}`),
    ).rejects.toMatchObject({ code: '42501' });
    const arrays = columns.split(',').map((column) => `array_agg(${column.trim()})`);
    await expect(
      scene.ask(`select audit.append_records(null, ${arrays.join(', ')}) ${copied}`),
    ).rejects.toMatchObject({ code: '23514' });
    await scene.ask(
      `insert into audit.checkpoint (tenant_id, sequence, hash, recorded_at, made_at, key_id, signature)
       select tenant_id, sequence, hash, now() - interval '90 days', now(), 'forged', '' from audit.entry where sequence = 59`,
    );
    await expect(
      scene.ask(`select audit.cut_off('{"first": 60, "number": 2}', null, 'guessed', 'x')`),
    ).rejects.toMatchObject({
      code: '23514', // the policy keeps everything
    });
    await expect(
      scene.ask(`select audit.change_policy('full', 'full', 30, null, null, 2, null, null, 'guessed', 'x')`),
    ).rejects.toMatchObject({ code: '42501' });
    await scene.keepFor(30);
    await expect(
      scene.ask(`select audit.cut_off('{"first": 31, "number": 2}', null, 'guessed', 'x')`),
    ).rejects.toMatchObject({
      code: '42501',
    });
    expect(await scene.rows()).toHaveLength(60);
    expect(before).toMatchObject({ intact: true, checked: 60 });
    expect(await scene.of(VerifyLog).find(scene.tenant)).toMatchObject({
      problem: { code: 'checkpoint_key_unknown' },
    });
  });

  it('L3, L6: does not let the application end a legal hold or reuse a word', async () => {
    await scene.daily(60);
    await scene.keepFor(30);
    await scene.of(SetHold).execute(scene.tenant, 'Case 4711');
    for (const statement of [
      'update audit.policy set legal_hold_reason = null, legal_hold_since = null',
      'delete from audit.policy',
      `select audit.change_policy('full', 'full', 30, null, null, 9, null, null, 'guessed', 'x')`,
    ])
      await expect(scene.ask(statement)).rejects.toMatchObject({ code: '42501' });
    // Anybody who can read the database's queries sees the words.
    const tokens = seenTokens(scene.of(ChainTokens), scene.tenant);
    await scene.of(ReleaseHold).execute(scene.tenant, 'The case is closed');
    await scene.of(SetHold).execute(scene.tenant, 'Case 4712');
    for (const word of tokens)
      await expect(
        scene.ask(
          `select audit.change_policy('full', 'full', 30, null, null, 9, null, null, '${word}', 'x')`,
        ),
      ).rejects.toMatchObject({ code: '42501' });
    await scene.run();
    expect(await scene.rows()).toHaveLength(60);
  });

  it('L3, L6: does not run by a policy that was written directly into the database, and shows it', async () => {
    await scene.daily(60);
    await asOwner(scene.database, 'update audit.policy set retention_days = 30 where tenant_id = $1', [
      scene.tenant,
    ]);
    await scene.run();
    expect(await scene.rows()).toHaveLength(60);
    expect(await scene.show()).toMatchObject({ runs: [{ failure: 'audit.policy.forged', removed: 0 }] });
    expect(await scene.of(VerifyLog).find(scene.tenant)).toMatchObject({
      problem: { code: 'policy_forged' },
    });
    await expect(scene.keepFor(40)).rejects.toMatchObject({ code: 'audit.policy.forged' });
  });

  it('L3, L6: does not run by an earlier policy from before the legal hold', async () => {
    await scene.daily(60);
    await scene.keepFor(30);
    const [former] = await asOwner<object>(
      scene.database,
      'select * from audit.policy where tenant_id = $1',
      [scene.tenant],
    );
    await scene.of(SetHold).execute(scene.tenant, 'Case 4711');
    await asOwner(scene.database, 'delete from audit.policy where tenant_id = $1', [scene.tenant]);
    await asOwner(
      scene.database,
      'insert into audit.policy select * from jsonb_populate_record(null::audit.policy, $1)',
      [JSON.stringify(former)],
    );
    await scene.run();
    expect(await scene.rows()).toHaveLength(60);
    expect(await scene.show()).toMatchObject({ runs: [{ failure: 'audit.policy.forged' }] });
  });

  it("L3, L6: cuts nothing at an unsigned checkpoint, or when only the database's clock says that it is time", async () => {
    await scene.daily(60);
    await scene.keepFor(30);
    await asOwner(
      scene.database,
      `update audit.checkpoint set made_at = made_at + interval '1 second' where tenant_id = $1 and sequence = 30`,
      [scene.tenant],
    );
    await scene.run();
    expect(await scene.show()).toMatchObject({
      runs: [{ failure: 'audit.checkpoint_forged' }],
      firstSequence: 1,
    });
    const wrong = jest.spyOn(Date, 'now').mockReturnValue(Date.now() - 60 * 86_400_000);
    try {
      await asOwner(
        scene.database,
        `update audit.checkpoint set made_at = made_at - interval '1 second' where tenant_id = $1 and sequence = 30`,
        [scene.tenant],
      );
      await scene.run();
      expect((await scene.show()).runs[0]).toMatchObject({ failure: 'audit.clocks_differ' });
    } finally {
      wrong.mockRestore();
    }
    expect(await scene.rows()).toHaveLength(60);
  });

  it('L6: continues past the checkpoints of a key that was retired since', async () => {
    const [k1, k2] = [specKey('k1'), specKey('k2')];
    await scene.withKeys(k1, async (old) => {
      await old.daily(60);
      await old.keepFor(30);
    });
    await scene.withKeys(`${k2},${k1}`, async (both) => {
      await both.of(RekeyLog).execute(both.tenant);
      const keep = (transaction: Transaction) => both.of(LogKeys).keep(transaction, 'k1');
      await both.of(UnitOfWork).run(both.tenant, keep);
    });
    await scene.withKeys(k2, async (alone) => {
      await alone.run();
      expect(await alone.of(VerifyLog).find(alone.tenant)).toMatchObject({ intact: true, from: 31 });
    });
    expect(await scene.rows()).toEqual(Array.from({ length: 30 }, (_, index) => index + 31));
  });
});
