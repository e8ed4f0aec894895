import { ResumeAccount, SetRole, SuspendAccount } from '#accounts';
import { ResumeTenant, SuspendTenant } from '#tenancy';
import { until } from '#testing';
import { EndSessions, ListSessions, LogonHistory, ResolveSession } from '../index.js';
import { LogonScene } from '../testing/logon-scene.js';

describe('a session that a suspension or a raised role has ended, while no worker runs,', () => {
  let scene: LogonScene;

  beforeAll(async () => {
    scene = await LogonScene.start();
  });
  afterAll(() => scene.feature.close());
  beforeEach(() => scene.begin());

  const isGood = async (token: string): Promise<boolean> =>
    (await scene.get(ResolveSession).resolve(token)) !== null;
  const suspendAndResumeAccount = async (): Promise<void> => {
    await scene.get(SuspendAccount).execute(scene.tenantId, scene.account.id, 'test');
    await scene.get(ResumeAccount).execute(scene.tenantId, scene.account.id);
  };
  const suspendAndResumeTenant = async (): Promise<void> => {
    await scene.get(SuspendTenant).execute(scene.tenantId, 'test');
    await scene.get(ResumeTenant).execute(scene.tenantId);
  };
  const raise = (): Promise<void> => scene.get(SetRole).execute(scene.tenantId, scene.account.id, 'helpdesk');

  const ENDS = [
    ['of an account that was suspended and resumed', suspendAndResumeAccount],
    ['of a tenant that was suspended and resumed', suspendAndResumeTenant],
    ['of an account whose role was raised', raise],
  ] as const;

  it.each(ENDS)('B5: does not become valid again: %s', async (_of, end) => {
    const { token } = await scene.logOn();
    await end();
    expect(await isGood(token)).toBe(false);
    expect(await scene.get(LogonHistory).openSessions(scene.tenantId, scene.account.id)).toEqual([]);
    const query = { order: 'since', limit: 10 } as const;
    expect(await scene.get(ListSessions).page(scene.tenantId, query)).toEqual([]);
    expect(await isGood((await scene.logOn()).token)).toBe(true);
  });

  it.each(ENDS)('B5: is the only one that a late worker ends: %s', async (_of, end) => {
    await scene.logOn();
    await end();
    const { token } = await scene.logOn();
    const worker = await LogonScene.startWorker(scene.feature.database);
    const waiting = () => scene.rows('select from messaging.outbox where drained_at is null');
    await until(async () => (await waiting()).length === 0);
    await worker.close();
    expect(await scene.rows('select from logon.session where ended_at is not null')).toHaveLength(1);
    expect(await isGood(token)).toBe(true);
  });

  it.each(ENDS)('L1: is not recorded as ended by a later cause: %s', async (_of, end) => {
    await scene.logOn();
    await end();
    const { token } = await scene.logOn();
    const { tenantId, account } = scene;
    const ended = await scene
      .get(EndSessions)
      .execute(tenantId, { accountId: account.id }, 'password_replaced');
    expect(ended).toBe(1);
    expect(await isGood(token)).toBe(false);
    const worker = await LogonScene.startWorker(scene.feature.database);
    const reasons = () =>
      scene.rows('select end_reason from logon.session where ended_at is not null order by created_at');
    await until(async () => (await reasons()).length === 2);
    await worker.close();
    const [first, second] = await reasons();
    expect(first?.['end_reason']).toMatch(/_suspended$|^role_raised$/);
    expect(second?.['end_reason']).toBe('password_replaced');
  });

  it('is not one whose role was lowered, which only has fewer rights at once', async () => {
    await raise();
    const { token } = await scene.logOn();
    await scene.get(SetRole).execute(scene.tenantId, scene.account.id, 'member');
    expect(await scene.get(ResolveSession).resolve(token)).toMatchObject({ role: 'member' });
  });

  it('K1: is not opened if the role was raised beyond the authority of the proof', async () => {
    const helper = await scene.newAccount({ username: 'hugo', role: 'helpdesk' });
    await expect(scene.logOn(helper.id, undefined, 'member')).rejects.toMatchObject({
      code: 'account.not_active',
    });
    expect(await isGood((await scene.logOn(helper.id, undefined, 'helpdesk')).token)).toBe(true);
  });
});
