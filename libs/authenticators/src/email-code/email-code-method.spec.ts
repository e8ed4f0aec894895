import { randomBytes } from 'node:crypto';
import { SuspendAccount } from '#accounts';
import type { LogonAttempt } from '#logon';
import { DisableMethod, EnableMethod } from '#logon-menu';
import { PasswordMethod } from '../password/password-method.js';
import { SetPassword } from '../password/set-password.js';
import { Scene } from '../testing/scene.js';
import { EmailCodeMethod } from './email-code-method.js';
import { newestCode, waitingMails } from '../testing/mailbox.js';

describe('logon with a code sent by email', () => {
  let scene: Scene;
  let method: EmailCodeMethod;
  let count = 0;

  beforeAll(async () => {
    scene = await Scene.open();
    method = scene.app.get(EmailCodeMethod);
  });
  afterAll(() => scene.close());
  beforeEach(() => scene.query('delete from mail.outgoing'));

  async function person(): Promise<{
    readonly id: string;
    readonly username: string;
    readonly email: string;
  }> {
    const username = `reader${String(++count)}`;
    const email = `${username}@acme.test`;
    const { id } = await scene.account({ username, email, displayName: `Reader <b>${String(count)}</b>` });
    return { id, username, email };
  }

  const ask = (attempt: LogonAttempt, identifier: string) => method.advance(attempt, { identifier });
  const enter = (attempt: LogonAttempt, code: string) => method.advance(attempt, { code });

  it('proves the account whose mailbox received the code, typed with or without spaces', async () => {
    const { id, username, email } = await person();
    for (const identifier of [username, email]) {
      const attempt = scene.attempt();
      await ask(attempt, identifier);
      const code = await newestCode(scene);
      await expect(enter(attempt, `${code.slice(0, 3)} ${code.slice(3)}`)).resolves.toEqual({
        kind: 'proven',
        accountId: id,
        authority: 'operator',
      });
    }
    expect((await waitingMails(scene))[0]?.to).toBe(email);
  });

  it('accepts a code once, however many try at the same time', async () => {
    const { username } = await person();
    const attempt = scene.attempt();
    await ask(attempt, username);
    const code = await newestCode(scene);
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => enter(attempt, code)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(enter(attempt, code)).rejects.toMatchObject({ code: 'code.expired' });
  });

  it('accepts a code only in its browser, for its purpose and in time', async () => {
    const { id, username } = await person();
    const attempt = scene.attempt({ purpose: 'attach' });
    await ask(attempt, username);
    const code = await newestCode(scene);
    for (const change of [
      { browserHash: randomBytes(32) },
      { purpose: 'logon' },
      { purpose: 'reauthenticate', accountId: id },
    ] as const) {
      await expect(enter({ ...attempt, ...change }, code)).rejects.toMatchObject({ code: 'code.expired' });
    }
    scene.clock.advance(601);
    await expect(enter(attempt, code)).rejects.toMatchObject({ kind: 'gone', code: 'code.expired' });
  });

  it('allows four wrong tries of a code but not five, at the same time or not', async () => {
    const { username } = await person();
    const attempt = scene.attempt();
    await ask(attempt, username);
    const code = await newestCode(scene);
    const wrong = code === '000000' ? '000001' : '000000';
    const codes = await Promise.all(Array.from({ length: 12 }, () => codeOf(enter(attempt, wrong))));
    expect(codes.filter((answer) => answer === 'code.wrong')).toHaveLength(5);
    scene.clock.advance(31);
    expect(await codeOf(enter(attempt, code))).toBe('code.expired');
  });

  it('replaces the former code, after a pause', async () => {
    const { id, username } = await person();
    const attempt = scene.attempt();
    await ask(attempt, username);
    const former = await newestCode(scene);
    scene.clock.advance(10);
    const early = await method.advance(attempt, { resend: '1' });
    expect(early).toMatchObject({ view: { resendInSeconds: 20 } });
    expect(await waitingMails(scene)).toHaveLength(1);
    scene.clock.advance(20);
    await method.advance(attempt, { resend: '1' });
    const newer = await newestCode(scene);
    if (former !== newer) expect(await codeOf(enter(attempt, former))).toBe('code.wrong');
    await expect(enter(attempt, newer)).resolves.toMatchObject({ accountId: id });
  });

  it('starts again on request', async () => {
    const { username } = await person();
    const attempt = scene.attempt();
    await ask(attempt, username);
    await expect(method.advance(attempt, { restart: '1' })).resolves.toEqual({
      kind: 'asks',
      view: { step: 'identifier' },
    });
    await expect(enter(attempt, await newestCode(scene))).rejects.toMatchObject({ code: 'code.expired' });
  });

  it('sends no more than ten codes an hour to one account', async () => {
    const { username } = await person();
    for (let index = 0; index < 10; index++) await ask(scene.attempt(), username);
    await expect(ask(scene.attempt(), username)).rejects.toMatchObject({
      kind: 'too_many',
      code: 'code.too_many',
    });
    expect(await waitingMails(scene)).toHaveLength(10);
    scene.clock.advance(3_601);
    await expect(ask(scene.attempt(), username)).resolves.toMatchObject({ kind: 'asks' });
  });

  it('continues to ask for the code that was sent when another one is refused, or the code cannot be checked', async () => {
    const { username } = await person();
    const attempt = scene.attempt();
    for (let index = 0; index < 10; index++) await ask(index === 9 ? attempt : scene.attempt(), username);
    scene.clock.advance(31);
    await expect(method.advance(attempt, { resend: '1' })).rejects.toMatchObject({
      code: 'code.too_many',
      facts: { view: { step: 'code', sentTo: 'r***' } },
    });
    for (let index = 0; index < 4; index++) await codeOf(enter(attempt, '12345x'));
    await expect(enter(attempt, await newestCode(scene))).resolves.toMatchObject({ kind: 'proven' });
  });

  it('A12: still works for its owner while somebody attacks the password', async () => {
    const { id, username } = await person();
    await scene.app.get(SetPassword).execute(scene.tenantId, id, 'correct horse battery');
    const password = scene.app.get(PasswordMethod);
    for (let index = 0; index < 6; index++) {
      await codeOf(password.advance(scene.attempt(), { username, password: 'wrong' }));
    }
    const attempt = scene.attempt();
    await ask(attempt, username);
    await expect(enter(attempt, await newestCode(scene))).resolves.toMatchObject({ accountId: id });
  });

  it('A2: counts wrong codes of every purpose together, and pauses', async () => {
    const { id, username } = await person();
    for (const purpose of ['logon', 'attach', 'logon', 'attach', 'logon'] as const) {
      const attempt = scene.attempt({ purpose });
      await ask(attempt, username);
      await codeOf(enter(attempt, '12345x'));
    }
    const attempt = scene.attempt({ purpose: 'attach' });
    await ask(attempt, username);
    await expect(enter(attempt, await newestCode(scene))).rejects.toMatchObject({
      code: 'credentials.blocked',
    });
    const blocks = await scene.events('authenticators.account.blocked.v1');
    expect(blocks).toContainEqual(expect.objectContaining({ accountId: id, method: 'email-code' }));
  });

  it('A2: refuses an account that was suspended after the code was sent, as if the code were wrong', async () => {
    const { id, username } = await person();
    const attempt = scene.attempt({ purpose: 'attach' });
    await ask(attempt, username);
    await scene.app.get(SuspendAccount).execute(scene.tenantId, id, 'left');
    await expect(enter(attempt, await newestCode(scene))).rejects.toMatchObject({ code: 'code.wrong' });
    const refusals = await scene.events('authenticators.attempt.refused.v1');
    expect(refusals.at(-1)).toMatchObject({ accountId: id, reason: 'account.not_active', purpose: 'attach' });
  });

  it('sends the code of a fresh authentication to the owner of the session, whatever name is typed', async () => {
    const [owner, other] = [await person(), await person()];
    const attempt = scene.attempt({ purpose: 'reauthenticate', accountId: owner.id });
    await ask(attempt, other.username);
    expect((await waitingMails(scene)).map(({ to }) => to)).toEqual([owner.email]);
    await expect(enter(attempt, await newestCode(scene))).resolves.toMatchObject({ accountId: owner.id });
  });

  it('P1: is refused at every step once the tenant has switched it off', async () => {
    const { username } = await person();
    const chief = await scene.account({ username: `chief${String(count)}`, role: 'owner' });
    await scene.app.get(SetPassword).execute(scene.tenantId, chief.id, 'correct horse battery');
    const attempt = scene.attempt();
    await ask(attempt, username);
    const code = await newestCode(scene);
    await scene.app.get(DisableMethod).execute(scene.tenantId, 'email-code');
    await expect(enter(attempt, code)).rejects.toMatchObject({ code: 'method.disabled' });
    await expect(ask(scene.attempt(), username)).rejects.toMatchObject({ code: 'method.disabled' });
    await scene.app.get(EnableMethod).execute(scene.tenantId, 'email-code');
  });
});

async function codeOf(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt;
    return 'proven';
  } catch (error) {
    return (error as { readonly code: string }).code;
  }
}
