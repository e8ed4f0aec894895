import { newId } from '#kernel';
import { AdvanceLogon, ResolveSession } from '#logon';
import { MAIL_CONTENT } from '#mail';
import { KEY_RING, runInContext, type Actor, type KeyRing } from '#runtime';
import { PurgeThrottle } from '../lockout/purge-throttle.js';
import { Scene } from '../testing/scene.js';
import { PasswordMethod } from './password-method.js';
import { SetPassword } from './set-password.js';

describe('setting a password', () => {
  let scene: Scene;
  let setPassword: SetPassword;

  beforeAll(async () => {
    scene = await Scene.open();
    setPassword = scene.app.get(SetPassword);
  });
  afterAll(() => scene.close());

  const logOn = (username: string, password: string) =>
    scene.app.get(PasswordMethod).advance(scene.attempt(), { username, password });

  it('replaces the former password, and says so without showing either', async () => {
    const { id } = await scene.account({ username: 'anna' });
    await setPassword.execute(scene.tenantId, id, 'first long secret');
    await setPassword.execute(scene.tenantId, id, 'second long secret');
    await expect(logOn('anna', 'first long secret')).rejects.toMatchObject({ code: 'credentials.wrong' });
    await expect(logOn('anna', 'second long secret')).resolves.toMatchObject({ accountId: id });
    expect(await scene.events('authenticators.password.set.v1')).toEqual([
      { outcome: 'success', accountId: id, method: 'password', replaced: false },
      { outcome: 'success', accountId: id, method: 'password', replaced: true },
    ]);
  });

  it('ends the sessions of the account when it replaces a password, and no others', async () => {
    const [own, other] = [
      await scene.account({ username: 'zoe' }),
      await scene.account({ username: 'xaver' }),
    ];
    await setPassword.execute(scene.tenantId, own.id, 'first long secret');
    const session = async (accountId: string): Promise<string | undefined> => {
      const outcome = await scene.app.get(AdvanceLogon).execute(scene.tenantId, {
        browserHash: Buffer.alloc(32),
        device: { ip: '192.0.2.1', userAgent: '' },
        proof: { accountId, method: 'password', authority: 'operator' },
        aim: { kind: 'logon', returnTo: '/' },
      });
      return outcome.kind === 'session' ? outcome.token : undefined;
    };
    const [owns, others] = [await session(own.id), await session(other.id)];
    await setPassword.execute(scene.tenantId, own.id, 'second long secret');
    const resolve = scene.app.get(ResolveSession);
    expect(await resolve.resolve(owns)).toBeNull();
    expect(await resolve.resolve(others)).toMatchObject({ accountId: other.id });
  });

  it('A7: notifies the owner when it replaces one, or when an administrator sets a first one', async () => {
    const admin = await scene.account({ username: 'otto', role: 'owner' });
    const { id } = await scene.account({ username: 'nora', email: 'nora@acme.test' });
    const host = { kind: 'operator' } as const;
    const set = (actor: Actor, password: string) =>
      runInContext({ requestId: 'r', correlationId: 'c', actor }, () =>
        setPassword.execute(scene.tenantId, id, password),
      );
    await set(host, 'first long secret');
    await set(host, 'second long secret');
    await scene.query('delete from authenticators.password where account_id = $1', [id]);
    await set({ kind: 'account', accountId: admin.id }, 'third long secret');
    const rows = await scene.query<{ id: string; content: string }>(
      `select id, content from mail.outgoing where kind like 'accounts.%' order by id`,
    );
    const keyRing = scene.app.get<KeyRing>(KEY_RING);
    const told = rows.map(({ id, content }) => keyRing.decrypt(content, MAIL_CONTENT.of(id)));
    expect(told.map((mail) => /"subject":"([^"·]+) /.exec(mail)?.[1])).toEqual([
      'Your password was replaced',
      'A password was set for your account',
    ]);
    expect(told.join()).not.toContain('long secret');
  });

  it('lifts the blocks that guesses at the former password have caused', async () => {
    const { id } = await scene.account({ username: 'bela' });
    for (let index = 0; index < 5; index++) await logOn('bela', 'guess').catch(() => undefined);
    await expect(logOn('bela', 'guess')).rejects.toMatchObject({ code: 'credentials.blocked' });
    await setPassword.execute(scene.tenantId, id, 'a fresh long secret');
    await expect(logOn('bela', 'a fresh long secret')).resolves.toMatchObject({ accountId: id });
  });

  it('is refused for an account that does not exist, and for a password that attackers try first', async () => {
    const { id } = await scene.account({ username: 'chris' });
    await expect(setPassword.execute(scene.tenantId, newId(), 'a long secret')).rejects.toMatchObject({
      code: 'account.unknown',
    });
    await expect(setPassword.execute(scene.tenantId, id, 'password123')).rejects.toMatchObject({
      code: 'password.too_common',
    });
  });

  it('makes the method usable by the account and by its role', async () => {
    const method = scene.app.get(PasswordMethod);
    const { id } = await scene.account({ username: 'yuri', role: 'auditor' });
    const usable = () =>
      scene.within(async (transaction) => [
        await method.credentialStatusOf(transaction, id),
        await method.isUsableByRole(transaction, ['auditor']),
        await method.isUsableByRole(transaction, ['owner', 'administrator']),
      ]);
    expect(await usable()).toEqual(['missing', false, false]);
    await setPassword.execute(scene.tenantId, id, 'a long secret');
    expect(await usable()).toEqual(['usable', true, false]);
  });

  it('leaves counts behind that are deleted once they are outdated', async () => {
    await logOn('nobody', 'guess').catch(() => undefined);
    const purge = new PurgeThrottle(scene.clock, scene.unitOfWork);
    await purge.purge();
    expect(await scene.query('select 1 from authenticators.throttle')).not.toHaveLength(0);
    scene.clock.advance(24 * 3_600 + 1);
    await purge.purge();
    expect(await scene.query('select 1 from authenticators.throttle')).toHaveLength(0);
  });
});
