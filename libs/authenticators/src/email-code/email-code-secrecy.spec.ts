import { SuspendAccount } from '#accounts';
import type { LogonAttempt } from '#logon';
import { runInContext } from '#runtime';
import { costOf, costRatio, type Cost } from '../testing/cost-of.js';
import { Scene } from '../testing/scene.js';
import { EmailCodeMethod } from './email-code-method.js';
import { newestCode, waitingMails } from '../testing/mailbox.js';

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

describe('a code sent by email', () => {
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

  it('A10: is requested with the same answer whether or not the account exists, is active or has an address', async () => {
    const { username } = await person();
    const suspended = await person();
    await scene.app.get(SuspendAccount).execute(scene.tenantId, suspended.id, 'left');
    await scene.account({ username: 'rmailless' });
    const names = [username, suspended.username, 'rmailless', 'rnobody'];
    const answers: unknown[] = [];
    for (const name of names) {
      const attempt = scene.attempt();
      const asked = await ask(attempt, name);
      const refused = await enter(attempt, '12345x').catch((error: unknown) => ({ ...(error as object) }));
      answers.push({ asked, refused });
    }
    expect(answers[0]).toMatchObject({
      asked: { kind: 'asks', view: { step: 'code', sentTo: 'r***', resendInSeconds: 30 } },
      refused: { code: 'code.wrong' },
    });
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await waitingMails(scene)).toHaveLength(1);
    expect(await scene.query('select 1 from mail.outgoing')).toHaveLength(names.length);
  });

  it('A10: costs the same for unknown names as for those of accounts', async () => {
    const known: Cost[] = [];
    const unknown: Cost[] = [];
    for (let round = 0; round < 15; round++) {
      const { username } = await person();
      known.push(await costOf(scene, () => ask(scene.attempt(), username)));
      unknown.push(await costOf(scene, () => ask(scene.attempt(), `rstranger${String(round)}`)));
    }
    expect(costRatio(unknown, known)).toBeGreaterThan(0.5);
    expect(costRatio(unknown, known)).toBeLessThan(2);
    expect(unknown[0]?.transactions).toBe(known[0]?.transactions);
  });

  it('A10: shows no more of the address than the person typed', async () => {
    const { username, email } = await person();
    await expect(ask(scene.attempt(), username)).resolves.toMatchObject({ view: { sentTo: 'r***' } });
    await expect(ask(scene.attempt(), email)).resolves.toMatchObject({ view: { sentTo: 'r***@acme.test' } });
  });

  it('A4: comes in a mail with its purpose, the browser and the time, in the person’s language', async () => {
    const { username } = await person();
    const context = {
      requestId: 'r',
      correlationId: 'c',
      actor: { kind: 'anonymous' },
      userAgent: CHROME,
    } as const;
    for (const language of ['en', 'zh'] as const) {
      const attempt = scene.attempt({ purpose: 'attach', language, ip: '198.51.100.4' });
      await runInContext(context, () => ask(attempt, username));
    }
    const [english, chinese] = await waitingMails(scene);
    expect(english?.text).toContain('A Sample identity is about to be linked to your account at Acme');
    expect(english?.text).toMatch(/Chrome, Windows, address 198\.51\.100\.4, on .* 2026/);
    expect(chinese?.text).toContain('示例身份即将绑定到您在Acme的账号');
    expect(chinese?.html).toContain('lang="zh-CN"');
    expect(english?.html).toContain('Reader &lt;b>');
    expect(english?.subject).not.toMatch(/\d{6}/);
  });

  it('L2: leaves neither itself nor the address in events and tables', async () => {
    const { username } = await person();
    await ask(scene.attempt(), username);
    const code = await newestCode(scene);
    const rows = await scene.query<{ text: string }>(
      `select payload::text as text from messaging.outbox where name like 'authenticators.%'
       union all select c::text from authenticators.email_code c
       union all select content from mail.outgoing`,
    );
    const dump = rows.map(({ text }) => text).join('\n');
    expect(dump).not.toContain(`"${code}"`);
    expect(dump).not.toContain('@acme.test"');
    expect(dump).not.toContain(username);
  });
});
