import { jest } from '@jest/globals';
import { newId } from '#kernel';
import { CancelRun } from './application/cancel-run.js';
import { FindRuns } from './application/find-runs.js';
import { RunAttempt } from './application/run/run-attempt.js';
import { PerformRun } from './application/run/perform-run.js';
import { StartRun } from './application/start-run.js';
import { SourceFailed } from './domain/source.js';
import type { Run } from './domain/run.js';
import { ForgetRuns } from './tasks/forget-runs.js';
import { StartScheduledRuns } from './tasks/start-scheduled-runs.js';
import { DirectoryScene } from './testing/directory-scene.js';

let scene: DirectoryScene;

beforeAll(async () => {
  scene = await DirectoryScene.start();
});
afterAll(() => scene.feature.close());
beforeEach(() => scene.begin());
afterEach(() => jest.restoreAllMocks());

const start = (): Promise<string> =>
  scene.get(StartRun).execute(scene.tenantId, { kind: 'sync', requestedBy: null });
const run = (id: string): Promise<Run> => scene.get(FindRuns).one(scene.tenantId, id);
/** Ages the run's last sign of life by this much. */
const letLeaseEnd = () =>
  scene.run((transaction) =>
    transaction.query(
      `update directory.run set next_attempt_at = now() - interval '1 minute' where finished_at is null`,
    ),
  );

/** Everybody in the directory, by username, with their units and whether they may log on. */
async function standing(): Promise<readonly string[]> {
  const rows = await scene.run((transaction) =>
    transaction.query<{ line: string }>(
      `select a.username || ' ' || a.status || ' ' || coalesce((
         select string_agg(u.external_id || case when m.is_primary then '*' else '' end, ',' order by u.external_id)
         from directory.membership m join directory.unit u on u.id = m.unit_id where m.account_id = a.id), '') as line
       from accounts.account a order by a.username`,
    ),
  );
  return rows.map(({ line }) => line);
}

describe('a run', () => {
  it('is performed by a worker', async () => {
    scene.source.join('ann');
    const id = await start();
    await expect(start()).rejects.toMatchObject({ code: 'directory.run_running' });
    await scene.work();
    expect(await run(id)).toMatchObject({ state: 'done', created: 1, applied: 1 });
  });

  it('waits when the source asks for it, and fails with what to fix when the source says so', async () => {
    scene.source.before = () => {
      throw new SourceFailed('rate_limited', { pauseSeconds: 5 });
    };
    const id = await start();
    await scene.work();
    expect(await run(id)).toMatchObject({ state: 'reading', finishedAt: null });
    scene.source.before = () => {
      throw new SourceFailed('permission_missing', 'never', { requiredScopes: ['a'] });
    };
    await letLeaseEnd();
    await scene.work();
    expect(await run(id)).toMatchObject({
      state: 'failed',
      failure: 'permission_missing',
      facts: { requiredScopes: ['a'] },
    });
  });

  it('ends when it is cancelled, and writes nothing more', async () => {
    scene.source.join('ann');
    const id = await start();
    scene.source.before = async (call, about) => {
      if (call === 'membersOf' && about === '10') await scene.get(CancelRun).execute(scene.tenantId, id);
    };
    await scene.work();
    expect(await run(id)).toMatchObject({ state: 'cancelled', applied: 0 });
    expect(await standing()).toEqual([]);
    await expect(scene.get(CancelRun).execute(scene.tenantId, id)).rejects.toMatchObject({
      code: 'directory.run_over',
    });
  });

  it('belongs to one attempt at a time: an attempt whose run was taken over writes nothing more', async () => {
    scene.source.join('ann');
    const id = await start();
    const take = () => scene.run((transaction) => scene.get(PerformRun).take(transaction, id, newId()));
    const [first, second] = [await take(), await take()];
    if (first === undefined || second === undefined) throw new Error('There is nothing to take');
    const { signal } = new AbortController();
    await expect(scene.get(PerformRun).execute(first, signal)).rejects.toThrow('taken over');
    await scene.get(PerformRun).execute(second, signal);
    expect(await run(id)).toMatchObject({ state: 'done', applied: 1 });
  });

  it('continues wherever an attempt was interrupted, with the same result', async () => {
    const ends: string[] = [];
    for (let survived = 0; ; survived += 1) {
      await scene.begin();
      for (const seat of ['p1', 'p2', 'p3', 'p4', 'p5']) scene.source.join(seat, ['20']);
      await scene.sync();
      scene.source.leave('p1');
      scene.source.join('new', ['11', '10']);
      scene.source.change('p2', { units: ['10'], name: 'Renamed' });
      const id = await start();
      let writes = 0;
      const writing = scene.get(RunAttempt).writing.bind(scene.get(RunAttempt));
      const cut = jest.spyOn(scene.get(RunAttempt), 'writing').mockImplementation((attempted, work) => {
        writes += 1;
        if (writes > survived) throw new Error('The process was killed');
        return writing(attempted, work);
      });
      await scene.work();
      const isWhole = writes <= survived;
      cut.mockRestore();
      await letLeaseEnd();
      await scene.work();
      expect(await run(id)).toMatchObject({ state: 'done', created: 1, moved: 1, suspended: 1, applied: 3 });
      ends.push((await standing()).join('\n'));
      if (isWhole) break;
    }
    expect(ends.length).toBeGreaterThan(10);
    expect(new Set(ends)).toEqual(
      new Set([
        'new active 10,11*\np1 suspended \np2 active 10*\np3 active 20*\np4 active 20*\np5 active 20*',
      ]),
    );
  });

  it('ends in the state of the source, whatever happened before', async () => {
    await scene.set({ leaverThresholdCount: 1_000, leaverThresholdPercent: 100 });
    let state = 7;
    const random = (below: number): number => (state = (state * 48_271) % 2_147_483_647) % below;
    const units = ['1', '10', '11', '20'];
    for (let round = 0; round < 8; round += 1) {
      for (let number = 1; number <= 9; number += 1) {
        const seat = `p${String(number)}`;
        if (random(3) === 0) scene.source.leave(seat);
        else if (random(2) === 0) scene.source.join(seat, [units[random(4)] ?? '1', units[random(4)] ?? '1']);
      }
      expect(await scene.sync()).toMatchObject({ state: 'done', conflicts: 0 });
      const present = scene.source.people.map(({ seat, units: [first = '', second = ''] }) => {
        const all = [...new Set([first, second])]
          .toSorted()
          .map((unit) => (unit === first ? `${unit}*` : unit));
        return `${seat} active ${all.join(',')}`;
      });
      const now = await standing();
      expect(now.filter((line) => line.includes(' active '))).toEqual(present.toSorted());
    }
  });
});

describe('a schedule', () => {
  it('starts a run after its interval, but not in a suspended tenant or during another run', async () => {
    const tick = () => scene.get(StartScheduledRuns).start();
    const runs = async () => (await scene.get(FindRuns).latest(scene.tenantId, 10)).length;
    const letHourPass = () =>
      scene.run((transaction) =>
        transaction.query(`update directory.run set created_at = created_at - interval '61 minutes'`),
      );
    await tick();
    expect(await runs()).toBe(0);
    await scene.set({ schedule: 'hourly' });
    await tick();
    await tick();
    expect(await runs()).toBe(1);
    await scene.work();
    await tick();
    expect(await runs()).toBe(1);
    await letHourPass();
    await tick();
    expect(await runs()).toBe(2);
  });

  it('keeps its runs for ninety days', async () => {
    scene.source.join('ann');
    await scene.sync();
    const { id } = await scene.sync();
    await scene.run((transaction) =>
      transaction.query(
        `update directory.run set finished_at = finished_at - interval '91 days' where id <> '${id}'`,
      ),
    );
    await scene.get(ForgetRuns).forget();
    expect(await scene.get(FindRuns).latest(scene.tenantId, 10)).toMatchObject([{ id }]);
  });
});

describe('a phone number', () => {
  const numberOf = async (username: string) => {
    const account = await scene.account(username);
    return account && [account.phoneNumber, account.isPhoneNumberVerified];
  };

  it('is stored in one form, is verified if the source vouches for it, and follows the source', async () => {
    scene.source.join('ann', ['10'], { phoneNumber: '138 0013 8000', isPhoneNumberVerified: true });
    scene.source.join('bo', ['10'], { phoneNumber: '+44 20 7946 0018' });
    scene.source.join('cy', ['10'], { phoneNumber: 'ask me', isPhoneNumberVerified: true });
    await scene.sync();
    expect(await numberOf('ann')).toEqual(['+8613800138000', true]);
    expect(await numberOf('bo')).toEqual(['+442079460018', false]);
    expect(await numberOf('cy')).toEqual([null, false]);
    scene.source.change('ann', { phoneNumber: '13900139000', isPhoneNumberVerified: false });
    expect(await scene.sync()).toMatchObject({ updated: 1, unchanged: 2 });
    expect(await numberOf('ann')).toEqual(['+8613900139000', false]);
    const changed = await scene.events('accounts.account.updated.v1');
    expect(changed).toMatchObject([{ changed: ['phoneNumber'], after: { phoneNumber: '…9000' } }]);
  });

  it('that several people have is removed, also when one of them comes from an event', async () => {
    scene.source.join('ann', ['10'], { phoneNumber: '13800138000', isPhoneNumberVerified: true });
    await scene.sync();
    scene.source.join('bo', ['10'], { phoneNumber: '13800138000', isPhoneNumberVerified: true });
    await scene.hear({ kind: 'person', externalId: 'bo', isLeaving: false });
    expect(await numberOf('bo')).toEqual([null, false]);
    await scene.sync();
    expect(await numberOf('ann')).toEqual([null, false]);
  });
});
