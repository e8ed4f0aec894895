import { newId } from '#kernel';
import { LiveNotifications } from '#messaging';
import { SuspendAccount } from '#accounts';
import { SuspendTenant, UpdateTenantSettings } from '#tenancy';
import { until, type TestFeature } from '#testing';
import { EndSessions, LogonHistory, ResolveSession, sessionTopic, type LiveSession } from '../index.js';
import { PurgeLogons } from '../tasks/purge-logons.js';
import { DEVICE, LogonScene } from '../testing/logon-scene.js';

const HOUR = 3_600;

describe('a session', () => {
  let scene: LogonScene;

  beforeAll(async () => {
    scene = await LogonScene.start();
  });
  afterAll(() => scene.feature.close());
  beforeEach(() => scene.begin());

  const resolve = (token: string): Promise<LiveSession | null> => scene.get(ResolveSession).resolve(token);
  const ends = (): Promise<unknown[]> =>
    scene
      .events()
      .then((events) =>
        events
          .filter(({ name }) => name === 'logon.session.ended.v1')
          .map(({ payload }) => payload['reason']),
      );

  describe('that a logon opened', () => {
    it('belongs to its account, and is announced without its secret', async () => {
      const { token, sessionId, returnTo } = await scene.logOn();
      expect(returnTo).toBe('/t/x/');
      expect(await resolve(token)).toMatchObject({
        sessionId,
        tenantId: scene.tenantId,
        accountId: scene.account.id,
        username: 'alice',
        role: 'member',
        method: 'proof',
      });
      const events = await scene.events();
      expect(events).toEqual([
        {
          name: 'logon.logon.completed.v1',
          payload: expect.objectContaining({
            outcome: 'success',
            accountId: scene.account.id,
            sessionId,
            browser: DEVICE,
          }),
        },
      ]);
      const secret = token.split('.')[1] ?? '';
      expect(JSON.stringify([events, await scene.rows('select * from logon.session')])).not.toContain(secret);
    });

    it('is invalid in another tenant, and with another secret', async () => {
      const { token } = await scene.logOn();
      const [, secret = ''] = token.split('.');
      expect(await resolve(`${await scene.newTenant()}.${secret}`)).toBeNull();
      expect(await resolve((await scene.logOn()).token.replace(/.$/, '_'))).toBeNull();
      expect(await resolve('nonsense')).toBeNull();
    });

    it('is refused to an account or tenant that is suspended or unknown, and leaves no rows', async () => {
      await scene.get(SuspendAccount).execute(scene.tenantId, scene.account.id, 'left');
      await expect(scene.logOn()).rejects.toMatchObject({ code: 'account.not_active' });
      await expect(scene.logOn(newId())).rejects.toMatchObject({ code: 'account.not_active' });
      const bob = await scene.newAccount({ username: 'bob' });
      await scene.get(SuspendTenant).execute(scene.tenantId, 'unpaid');
      await expect(scene.logOn(bob.id)).rejects.toMatchObject({ code: 'account.not_active' });
      expect(await scene.rows('select from logon.session')).toEqual([]);
      expect(await scene.rows('select from logon.logon')).toEqual([]);
      expect(await scene.events()).toEqual([]);
    });
  });

  describe('over time', () => {
    beforeEach(async () => {
      await scene
        .get(UpdateTenantSettings)
        .execute(scene.tenantId, { sessionIdleSeconds: HOUR, sessionAbsoluteSeconds: 3 * HOUR });
    });

    it('ends when it has not been used for long enough, and not before', async () => {
      const { token } = await scene.logOn();
      scene.feature.clock.advance(HOUR - 60);
      expect(await resolve(token)).not.toBeNull();
      scene.feature.clock.advance(HOUR + 1);
      expect(await resolve(token)).toBeNull();
      expect(await scene.get(LogonHistory).openSessions(scene.tenantId, scene.account.id)).toEqual([]);
    });

    it('has a longest lifetime, however much it is used', async () => {
      const { token } = await scene.logOn();
      for (let used = 0; used < 3 * HOUR - 600; used += 600) {
        scene.feature.clock.advance(600);
        expect(await resolve(token)).not.toBeNull();
      }
      scene.feature.clock.advance(601);
      expect(await resolve(token)).toBeNull();
    });

    it('records its use at most once a minute', async () => {
      const { token } = await scene.logOn();
      const seen = async (): Promise<unknown> =>
        (await scene.rows('select last_seen_at from logon.session'))[0]?.['last_seen_at'];
      const first = await seen();
      scene.feature.clock.advance(50);
      await resolve(token);
      expect(await seen()).toEqual(first);
      scene.feature.clock.advance(20);
      await resolve(token);
      expect(await seen()).not.toEqual(first);
    });

    it('does not live longer because it is looked at', async () => {
      const { token } = await scene.logOn();
      const look = () => scene.get(ResolveSession).look(token);
      scene.feature.clock.advance(HOUR - 60);
      expect(await look()).toMatchObject({ username: 'alice' });
      scene.feature.clock.advance(61);
      expect(await look()).toBeNull();
    });
  });

  describe('that is ended', () => {
    it('B5: is refused from the next request on, announced, and reported to live channels', async () => {
      const { token, sessionId } = await scene.logOn();
      const heard: unknown[] = [];
      const stop = scene
        .get(LiveNotifications)
        .subscribe(sessionTopic(sessionId), (data) => heard.push(data));
      expect(await scene.get(EndSessions).execute(scene.tenantId, { sessionId }, 'logged_off')).toBe(1);
      expect(await resolve(token)).toBeNull();
      await until(() => heard.length > 0);
      stop();
      expect(heard).toEqual([{ ended: true }]);
      expect(await ends()).toEqual(['logged_off']);
      expect(await scene.get(EndSessions).execute(scene.tenantId, { sessionId }, 'logged_off')).toBe(0);
      expect(await ends()).toHaveLength(1);
    });

    it('is selected by account, ground and exception, and every condition must hold', async () => {
      const bob = await scene.newAccount({ username: 'bob' });
      const ground = newId();
      const [here, there, born, bobs] = [
        await scene.logOn(),
        await scene.logOn(),
        await scene.logOn(scene.account.id, ground),
        await scene.logOn(bob.id, ground),
      ];
      const open = async (): Promise<boolean[]> =>
        (await Promise.all([here, there, born, bobs].map(({ token }) => resolve(token)))).map(
          (session) => session !== null,
        );
      const end = (selection: object): Promise<number> =>
        scene.get(EndSessions).execute(scene.tenantId, selection, 'replaced');

      expect(await end({ sessionId: bobs.sessionId, accountId: scene.account.id })).toBe(0);
      expect(await end({ accountId: scene.account.id, bornOf: ground })).toBe(1);
      expect(await open()).toEqual([true, true, false, true]);
      expect(await end({ accountId: scene.account.id, except: here.sessionId })).toBe(1);
      expect(await open()).toEqual([true, false, false, true]);
      expect(await end({ bornOf: ground })).toBe(1);
      expect(await open()).toEqual([true, false, false, false]);
    });

    it("is never another tenant's", async () => {
      const { token, sessionId } = await scene.logOn();
      expect(await scene.get(EndSessions).execute(await scene.newTenant(), { sessionId }, 'logged_off')).toBe(
        0,
      );
      expect(await resolve(token)).not.toBeNull();
    });
  });

  it('is listed for its owner while it is open; logons are listed newest first', async () => {
    const [first, second] = [await scene.logOn(), await scene.logOn()];
    scene.feature.clock.advance(120);
    await resolve(first.token);
    const history = scene.get(LogonHistory);
    const open = await history.openSessions(scene.tenantId, scene.account.id);
    expect(open.map(({ sessionId }) => sessionId)).toEqual([first.sessionId, second.sessionId]);
    expect(await history.recentLogons(scene.tenantId, scene.account.id, 1)).toEqual([
      { at: expect.any(Date), method: 'proof', ...DEVICE },
    ]);
    expect(await history.recentLogons(scene.tenantId, newId())).toEqual([]);
  });

  it('is deleted 90 days after its end, together with its logon, and not before', async () => {
    await scene.logOn();
    scene.feature.clock.advance(89 * 24 * HOUR);
    await scene.get(PurgeLogons).purge();
    expect(await scene.rows('select from logon.logon')).toHaveLength(1);
    scene.feature.clock.advance(3 * 24 * HOUR);
    await scene.get(PurgeLogons).purge();
    expect(await scene.rows('select from logon.logon')).toEqual([]);
    expect(await scene.rows('select from logon.session')).toEqual([]);
  });

  describe('whose account or tenant is suspended', () => {
    let worker: TestFeature;

    beforeAll(async () => {
      worker = await LogonScene.startWorker(scene.feature.database);
    });
    afterAll(() => worker.close());

    const endReasons = (): Promise<unknown[]> =>
      scene
        .rows('select end_reason from logon.session order by created_at')
        .then((rows) => rows.map((row) => row['end_reason']));

    it('is refused at once with its account, and ended by the worker', async () => {
      const bob = await scene.newAccount({ username: 'bob' });
      const [alices, bobs] = [await scene.logOn(), await scene.logOn(bob.id)];
      await scene.get(SuspendAccount).execute(scene.tenantId, scene.account.id, 'left');
      expect(await resolve(alices.token)).toBeNull();
      await until(async () => (await endReasons())[0] === 'account_suspended');
      expect(await resolve(bobs.token)).not.toBeNull();
    });

    it('is refused at once with its tenant, and ended by the worker', async () => {
      const { token } = await scene.logOn();
      await scene.get(SuspendTenant).execute(scene.tenantId, 'unpaid');
      expect(await resolve(token)).toBeNull();
      await until(async () => (await endReasons())[0] === 'tenant_suspended');
    });
  });
});
