import { SetRole, type Authority } from '#accounts';
import { newId } from '#kernel';
import { DisableMethod } from '#logon-menu';
import { UpdateTenantSettings } from '#tenancy';
import { EndSessions, ResolveSession, type LiveSession } from '../index.js';
import { LogonScene } from '../testing/logon-scene.js';

const HOUR = 3_600;

describe('a session with a fresh authentication', () => {
  let scene: LogonScene;

  beforeAll(async () => {
    scene = await LogonScene.start();
  });
  afterAll(() => scene.feature.close());
  beforeEach(() => scene.begin());

  const resolve = (token: string): Promise<LiveSession | null> => scene.get(ResolveSession).resolve(token);

  const again = async (
    sessionId: string,
    accountId = scene.account.id,
    method = 'proof',
    authority: Authority = 'operator',
  ): Promise<{ token: string }> => {
    const outcome = await scene.advance({
      proof: { accountId, method, authority },
      aim: { kind: 'fresh', sessionId, returnTo: '/t/x/' },
    });
    if (outcome.kind !== 'renewed') throw new Error(`It ends as ${outcome.kind}`);
    return outcome;
  };

  it('gets a new secret; the old one is invalid', async () => {
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

  it('K8: is fresh for a quarter of an hour, or for as long as the tenant’s setting says', async () => {
    const { token, sessionId } = await scene.logOn();
    const isFreshAfter = async (shown: string, seconds: number): Promise<boolean | undefined> => {
      scene.feature.clock.advance(seconds);
      return (await resolve(shown))?.isFresh;
    };
    expect([await isFreshAfter(token, 890), await isFreshAfter(token, 20)]).toEqual([true, false]);
    await scene.get(UpdateTenantSettings).execute(scene.tenantId, { freshSeconds: 120 });
    const { token: renewed } = await again(sessionId);
    expect([await isFreshAfter(renewed, 110), await isFreshAfter(renewed, 20)]).toEqual([true, false]);
  });

  it('K1: is refused if the proof does not cover the role of the account, and after the role was raised', async () => {
    const helper = await scene.newAccount({ username: 'hugo', role: 'helpdesk' });
    const { sessionId } = await scene.logOn(helper.id);
    const refused = { code: 'session.required' };
    await expect(again(sessionId, helper.id, 'proof', 'member')).rejects.toMatchObject(refused);
    await again(sessionId, helper.id, 'proof', 'administrator');
    await scene.get(SetRole).execute(scene.tenantId, helper.id, 'administrator');
    await expect(again(sessionId, helper.id)).rejects.toMatchObject(refused);
  });
});
