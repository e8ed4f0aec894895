import { newId } from '#kernel';
import { DisableMethod } from '#logon-menu';
import { EndSessions, isFresh, Reauthenticate, ResolveSession, type LiveSession } from '../index.js';
import { LogonScene } from '../testing/logon-scene.js';

const HOUR = 3_600;

describe('a session that is authenticated afresh', () => {
  let scene: LogonScene;

  beforeAll(async () => {
    scene = await LogonScene.start();
  });
  afterAll(() => scene.feature.close());
  beforeEach(() => scene.begin());

  const resolve = (token: string): Promise<LiveSession | null> => scene.get(ResolveSession).resolve(token);

  const again = (
    sessionId: string,
    accountId = scene.account.id,
    method = 'proof',
  ): Promise<{ token: string }> =>
    scene.get(Reauthenticate).execute(scene.tenantId, { sessionId, accountId, method });

  it('gets a new secret; the old one is worth nothing', async () => {
    const { token, sessionId } = await scene.logOn();
    scene.feature.clock.advance(HOUR);
    const before = scene.feature.clock.now();
    const { token: renewed } = await again(sessionId);
    expect(await resolve(token)).toBeNull();
    const session = await resolve(renewed);
    expect(session?.sessionId).toBe(sessionId);
    expect(session?.authenticatedAt.getTime()).toBeGreaterThanOrEqual(before.getTime());
  });

  it("is refused for another account, another tenant's session, an ended one, and a method that is off", async () => {
    const { token, sessionId } = await scene.logOn();
    const bob = await scene.newAccount({ username: 'bob' });
    await expect(again(sessionId, bob.id)).rejects.toMatchObject({ code: 'session.required' });
    await expect(again(newId())).rejects.toMatchObject({ code: 'session.required' });
    await expect(again(sessionId, scene.account.id, 'off')).rejects.toMatchObject({
      code: 'method.disabled',
    });
    await scene.get(DisableMethod).execute(scene.tenantId, 'other');
    await expect(again(sessionId, scene.account.id, 'other')).rejects.toMatchObject({
      code: 'method.disabled',
    });
    expect(await resolve(token)).not.toBeNull();
    await scene.get(EndSessions).execute(scene.tenantId, { sessionId }, 'logged_off');
    await expect(again(sessionId)).rejects.toMatchObject({ code: 'session.required' });
  });

  it('counts as fresh for five minutes', async () => {
    const { token } = await scene.logOn();
    const isFreshNow = async (): Promise<boolean | null> => {
      const session = await resolve(token);
      return session === null ? null : isFresh(session);
    };
    scene.feature.clock.advance(298);
    expect(await isFreshNow()).toBe(true);
    scene.feature.clock.advance(3);
    expect(await isFreshNow()).toBe(false);
  });
});
