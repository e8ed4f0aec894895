import { until } from '#testing';
import { CreateTenant } from '#tenancy';
import type { Checkpoint } from '../document/checkpoint.js';
import { ChangeRetention } from '../retention/change-retention.js';
import { ShowRetention } from '../retention/show-retention.js';
import { FoundedLogs, specKey } from '../testing/founded-logs.js';
import { VerifyLog, type Verification } from '../verification/verify-log.js';
import { AcceptRestore } from './accept-restore.js';
import { AnchorLog } from './anchor-log.js';
import { RekeyLog } from './rekey-log.js';

let logs: FoundedLogs;
let tenant: string;
let number = 0;

beforeAll(async () => {
  logs = await FoundedLogs.open();
});
afterAll(() => logs.close());
beforeEach(async () => {
  number += 1;
  tenant = await logs.found(`tenant-${String(number)}`);
});

async function found(wish: Verification = {}, by = logs) {
  const { firstBadSequence, problem } = await by.get(VerifyLog).find(tenant, wish);
  return problem === null ? 'intact' : [firstBadSequence, problem.code];
}

const published = async (name: string) =>
  logs.owner('select payload from messaging.outbox where tenant_id = $1 and name = $2', [tenant, name]);

describe('the foundation of a log', () => {
  it('L3, L5: is created with the tenant in one transaction, or not at all', async () => {
    const made = logs.get(CreateTenant).execute({ slug: 'unmade', name: 'Unmade' }, async (transaction) => {
      await transaction.query('select 1 / 0');
    });
    await expect(made).rejects.toMatchObject({ code: '22012' });
    const left = await logs.owner(
      `select 1 from audit.chain where tenant_id not in (select id from tenancy.tenant)`,
    );
    expect(left).toEqual([]);
    expect(await found()).toBe('intact');
  });

  it('L5: is recorded once, although the worker receives the creation event, too', async () => {
    const worker = await FoundedLogs.open({ database: logs.feature.database, worker: true });
    try {
      await until(
        async () =>
          (await logs.owner('select 1 from messaging.outbox where tenant_id = $1', [tenant])).length === 0,
      );
      const records = await logs.owner('select sequence, type from audit.record where tenant_id = $1', [
        tenant,
      ]);
      expect(records).toEqual([{ sequence: '1', type: 'tenancy.tenant.created' }]);
    } finally {
      await worker.close();
    }
  });
});

describe('a log from before logs had a foundation', () => {
  /** The state that such a version leaves. */
  async function age(): Promise<void> {
    await logs.append(tenant, 3);
    await logs.owner('delete from audit.statement where tenant_id = $1', [tenant]);
    await logs.owner('delete from audit.policy where tenant_id = $1', [tenant]);
    await logs.owner('update audit.chain set head = null, lock = null where tenant_id = $1', [tenant]);
  }

  it('L3: is not intact until an operator anchors it, once, which is recorded', async () => {
    await age();
    expect(await found()).toEqual([null, 'not_anchored']);
    await logs.append(tenant, 2);
    expect(await found()).toEqual([null, 'not_anchored']);
    expect(await logs.get(AnchorLog).execute(tenant)).toBe(true);
    expect(await found()).toBe('intact');
    expect(await logs.get(AnchorLog).execute(tenant)).toBe(false);
    await logs.append(tenant, 1);
    expect(await found()).toBe('intact');
    expect(await published('audit.log.adopted.v1')).toEqual([
      {
        payload: {
          outcome: 'success',
          firstSequence: 1,
          lastSequence: 6,
          retentionDays: null,
          isHeld: false,
        },
      },
    ]);
  });

  it("L3: is not anchored when its end differs from the chain's, or its beginning has no signed checkpoint", async () => {
    await age();
    const anchored = () => logs.get(AnchorLog).execute(tenant);
    await logs.owner('update audit.chain set last_sequence = 3 where tenant_id = $1', [tenant]);
    await expect(anchored()).rejects.toMatchObject({ code: 'audit.not_anchorable' });
    await logs.owner('update audit.chain set last_sequence = 4, first_sequence = 3 where tenant_id = $1', [
      tenant,
    ]);
    await expect(anchored()).rejects.toMatchObject({ code: 'audit.not_anchorable' });
  });
});

describe('a restore', () => {
  /** Kept elsewhere: checkpoints at 4 and 8 of ten records. The database is then restored to its state at 4. */
  async function restored(): Promise<readonly Checkpoint[]> {
    await logs.append(tenant, 3);
    await logs.checkpoint(tenant);
    const dump = `dump_${String(number)}`;
    await logs.dump(dump);
    await logs.append(tenant, 4);
    await logs.checkpoint(tenant);
    await logs.append(tenant, 2);
    const kept = await logs.kept(tenant);
    await logs.restore(dump);
    return kept;
  }
  const accept = (kept: readonly Checkpoint[] = [], by = logs) =>
    by.get(AcceptRestore).execute(tenant, { reason: 'The disk failed', kept });

  it('L3: explains, once accepted, external evidence of the lost records, and nothing about later ones', async () => {
    const kept = await restored();
    expect(await found({ kept })).toEqual([5, 'truncated']);
    expect(await accept(kept)).toMatchObject({ first: 1, last: 4, since: 4, lost: 8 });
    const verdict = await logs.get(VerifyLog).find(tenant, { kept });
    expect(verdict).toMatchObject({
      intact: true,
      explained: 1,
      restores: [{ sequence: 4, reason: 'The disk failed' }],
    });
    logs.feature.clock.advance(3_600);
    await logs.append(tenant, 6);
    await logs.checkpoint(tenant);
    const later = [...kept, ...(await logs.kept(tenant))].toSorted((a, b) => a.sequence - b.sequence);
    expect(await found({ kept: later })).toBe('intact');
    await logs.owner('delete from audit.record where tenant_id = $1 and sequence > 7', [tenant]);
    expect(await found({ kept: later })).toEqual([8, 'truncated']);
    expect(await published('audit.restore.accepted.v1')).toMatchObject([
      { payload: { lastSequence: 4, since: 4, lostSequence: 8, why: 'The disk failed' } },
    ]);
  });

  it('L3: may be accepted after processes that did not know of it have recorded something', async () => {
    const kept = await restored();
    const fresh = await FoundedLogs.open({ database: logs.feature.database });
    try {
      await fresh.append(tenant, 5);
      expect(await found({}, fresh)).toBe('intact');
      expect(await found({ kept }, fresh)).toEqual([8, 'contradicted']);
      expect(await accept(kept, fresh)).toMatchObject({ last: 9, since: 4, lost: 8 });
      expect(await found({ kept }, fresh)).toBe('intact');
    } finally {
      await fresh.close();
    }
  });

  it('L3: is accepted where a worker that remembers has refused to sign, and the worker then signs again', async () => {
    await restored();
    await logs.append(tenant, 1);
    expect(await found()).toEqual([5, 'end_unproven']);
    await accept();
    expect(await found()).toBe('intact');
    await logs.append(tenant, 1);
    expect(await found()).toBe('intact');
  });

  it('L3: explains no changed record and no removed foundation, and needs a reason', async () => {
    await logs.append(tenant, 4);
    await logs.owner(`update audit.record set reason = 'forged' where tenant_id = $1 and sequence = 3`, [
      tenant,
    ]);
    await expect(accept()).rejects.toMatchObject({ code: 'audit.restore.refused' });
    await logs.owner(`update audit.record set reason = 'spec.reason' where tenant_id = $1 and sequence = 3`, [
      tenant,
    ]);
    await logs.owner('delete from audit.statement where tenant_id = $1', [tenant]);
    await expect(accept()).rejects.toMatchObject({ code: 'audit.restore.refused' });
    const unreasoned = logs.get(AcceptRestore).execute(tenant, { reason: ' ' });
    await expect(unreasoned).rejects.toMatchObject({ code: 'audit.restore.reason_invalid' });
  });
});

describe('a new key', () => {
  const withKeys = (...ids: readonly string[]) =>
    FoundedLogs.open({
      database: logs.feature.database,
      environment: { ENCRYPTION_KEYS: ids.map(specKey).join(',') },
    });

  it('L3: takes over a log, whose older signatures stay verifiable by keys that have left the ring', async () => {
    await logs.append(tenant, 3);
    await logs.checkpoint(tenant);
    const kept = await logs.kept(tenant);
    const alone = await withKeys('k2');
    const both = await withKeys('k2', 'k1');
    try {
      expect(await found({}, alone)).toEqual([4, 'checkpoint_key_unknown']);
      await expect(alone.get(ChangeRetention).execute(tenant, 90)).rejects.toMatchObject({
        code: 'audit.policy.forged',
      });
      expect(await both.get(RekeyLog).execute(tenant)).toBe(true);
      expect(await both.get(RekeyLog).execute(tenant)).toBe(false);
      expect(await found({ kept }, alone)).toBe('intact');
      await alone.append(tenant, 1);
      await alone.get(ChangeRetention).execute(tenant, 90);
      expect(await alone.get(ShowRetention).execute(tenant)).toMatchObject({ retentionDays: 90 });
      expect(await found({ kept }, alone)).toBe('intact');
    } finally {
      await alone.close();
      await both.close();
    }
  });

  it('L3: leaves no part of a log under an old key, even if other parts already use the new one', async () => {
    await logs.get(ChangeRetention).execute(tenant, 90);
    const [former] = await logs.owner('select seal from audit.policy where tenant_id = $1', [tenant]);
    const both = await withKeys('k2', 'k1');
    try {
      await both.get(RekeyLog).execute(tenant);
      // A cut by retention signs lock and end, but not the policy.
      await logs.owner('update audit.policy set seal = $2 where tenant_id = $1', [
        tenant,
        JSON.stringify((former as { seal: unknown }).seal),
      ]);
      expect(await both.get(RekeyLog).execute(tenant)).toBe(true);
      expect(
        await logs.owner(`select seal->>'keyId' as key from audit.policy where tenant_id = $1`, [tenant]),
      ).toEqual([{ key: 'k2' }]);
    } finally {
      await both.close();
    }
  });

  it('L3: signs nothing that is in doubt', async () => {
    await logs.append(tenant, 3);
    await logs.owner(`update audit.policy set retention_days = 30 where tenant_id = $1`, [tenant]);
    const both = await withKeys('k2', 'k1');
    try {
      await expect(both.get(RekeyLog).execute(tenant)).rejects.toMatchObject({ code: 'audit.policy.forged' });
      await logs.owner(`update audit.chain set last_sequence = 3 where tenant_id = $1`, [tenant]);
      expect(await both.get(RekeyLog).execute(tenant)).toBe(false);
    } finally {
      await both.close();
    }
  });
});
