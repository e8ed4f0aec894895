import { PHONE_BROWSER_USER_AGENT } from '#simulator';
import { PASSWORD } from '../../harness/start-product.js';
import { newBrowser } from '../scene/agents.js';
import { newPerson, offered, prove, started } from '../scene/attaching.js';
import { comeBack, oauthCode, setOut } from '../scene/oauth.js';
import { signedIn } from '../scene/signed-in.js';
import { count, openSessions } from '../scene/stored.js';
import { useProduct } from '../scene/use-product.js';

const product = useProduct({ worker: false });

async function gained(): Promise<readonly number[]> {
  return [await openSessions(product()), await count(product(), 'binding.binding', 'ended_at is null')];
}

/** An unused code of DingTalk for the attacker, with its state. */
async function ownAnswer(): Promise<{ readonly code: string; readonly state: string }> {
  const attacker = newBrowser(product(), { userAgent: PHONE_BROWSER_USER_AGENT });
  await attacker.get('/t/demo/logon?method=dingtalk-qr');
  const state = await setOut(attacker, '/t/demo/logon/dingtalk-qr/oauth');
  return { state, code: oauthCode(product(), 'mallory') };
}

describe('attack 4: the attacker’s DingTalk response in the victim’s browser', () => {
  it('attack 4: logs nobody on in the browser of a victim who is not logged on', async () => {
    const victim = newBrowser(product(), { userAgent: PHONE_BROWSER_USER_AGENT });
    await victim.get('/t/demo/logon?method=dingtalk-qr');
    await setOut(victim, '/t/demo/logon/dingtalk-qr/oauth');
    const before = await gained();
    expect((await comeBack(victim, await ownAnswer())).status).toBe(403);
    expect(victim.cookies.has('__Host-ticket')).toBe(false);
    expect(await gained()).toEqual(before);
  });

  it('attack 4: links nothing to a victim who is logged on, and does not change the session', async () => {
    const victim = await signedIn(product(), 'bob');
    const before = await gained();
    expect((await comeBack(victim, await ownAnswer())).status).toBe(403);
    expect((await victim.get('/t/demo/')).text).toContain('Bob Li');
    expect(await gained()).toEqual(before);
  });

  it('attack 4: does not become the identity that a victim is about to attach', async () => {
    const person = newPerson(product(), 'patient-zero');
    const victim = await started(product(), person);
    expect((await comeBack(victim, await ownAnswer())).status).toBe(403);
    await victim.get('/t/demo/attach/verify');
    expect((await prove(victim, 'bob')).status).toBe(303);
    const rows = await product().sql<{ subject: string }>(
      `select b.subject from binding.binding b join accounts.account a on a.id = b.account_id
       where a.username = 'bob' and b.ended_at is null`,
    );
    expect(rows).toEqual([{ subject: `UNION-${person}` }]);
  });

  it('attack 4: a form of another site cannot post the attacker’s password either', async () => {
    const victim = newBrowser(product());
    await victim.get('/t/demo/logon');
    const body = new URLSearchParams({ username: 'auditor', password: PASSWORD }).toString();
    for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }, {}]) {
      const answer = await victim.send(
        'POST',
        '/t/demo/logon/password',
        { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body,
      );
      expect(answer.status).toBe(403);
    }
    expect(victim.cookies.has('__Host-session')).toBe(false);
  });
});

describe('attack 5: a manipulated attachment', () => {
  it('attack 5: ignores an identity in the body, in form and JSON, at every step', async () => {
    const person = newPerson(product(), 'honest');
    const browser = await offered(product(), person);
    const lies = {
      unionId: 'UNION-alice',
      union_id: 'UNION-alice',
      corpId: 'x',
      userId: 'alice',
      identity: 'alice',
    };
    await browser.post('/t/demo/attach/start', lies);
    await browser.get('/t/demo/attach/verify?unionId=UNION-alice');
    expect((await prove(browser, 'admin', lies)).status).toBe(303);
    const rows = await product().sql<{ subject: string }>(
      `select subject from binding.binding where origin = 'attach' and attributes ->> 'userId' = $1`,
      [person],
    );
    expect(rows).toEqual([{ subject: `UNION-${person}` }]);
    expect(await count(product(), 'binding.binding', `subject = 'UNION-alice' and ended_at is null`)).toBe(1);
  });

  it('attack 5: cannot be completed without a proof', async () => {
    const browser = await started(product(), newPerson(product(), 'hasty'));
    const before = await gained();
    const tries = [
      await browser.get('/t/demo/attach/result'),
      await browser.post('/t/demo/attach/by-link'),
      await browser.post('/t/demo/attach/undo'),
      await browser.post('/t/demo/attach/verify/password', {}),
      await browser.post('/t/demo/attach/verify/password', { username: 'auditor' }),
      await browser.post('/t/demo/attach/verify/email-code', { step: 'code', code: '000000' }),
      await browser.post('/t/demo/attach/complete', { accountId: 'auditor' }),
    ];
    expect(tries.filter(({ status }) => status < 300 && status !== 200)).toEqual([]);
    expect(browser.cookies.has('__Host-session')).toBe(false);
    expect(await gained()).toEqual(before);
  });

  it('attack 5: cannot be completed from a second browser, even by the rightful owner of the account', async () => {
    const person = newPerson(product(), 'divided');
    await started(product(), person);
    const second = newBrowser(product());
    await second.get('/t/demo/logon');
    const before = await gained();
    expect((await prove(second, 'auditor')).status).toBe(410);
    const owner = await signedIn(product(), 'auditor');
    const signed = await gained();
    expect((await prove(owner, 'auditor')).status).toBe(410);
    expect(await gained()).toEqual(signed);
    expect(signed[0]).toBe((before[0] ?? 0) + 1);
    expect(await count(product(), 'binding.binding', `subject = 'UNION-${person}'`)).toBe(0);
  });
});
