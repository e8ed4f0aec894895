import { SuspendAccount } from '#accounts';
import { DisableMethod, EnableMethod } from '#logon-menu';
import { TestClock } from '#testing';
import { logOnByQr } from '../../harness/logon.js';
import { PASSWORD } from '../../harness/start-product.js';
import { newAccount } from '../scene/accounts.js';
import { newBrowser } from '../scene/agents.js';
import { newPerson, offered, prove, started } from '../scene/attaching.js';
import { told } from '../scene/answers.js';
import { auditRow, count, openSessions } from '../scene/stored.js';
import { useCase } from '../scene/use-case.js';
import { useProduct } from '../scene/use-product.js';

const clock = new TestClock();
const product = useProduct({ clock });

/** Counts of sessions and links, which only a complete proof may change. */
async function gained(): Promise<readonly number[]> {
  return [await openSessions(product()), await count(product(), 'binding.binding', 'ended_at is null')];
}

let people = 0;
function somebody(): string {
  people += 1;
  return newPerson(product(), `person-${String(people)}`);
}

describe('the proof of an account', () => {
  it('A2: must be fresh: an existing session of the browser attaches nothing', async () => {
    const browser = newBrowser(product());
    await browser.get('/t/demo/logon');
    await browser.post('/t/demo/logon/password', { username: 'bob', password: PASSWORD });
    await started(product(), somebody(), browser);
    const before = await gained();
    expect((await prove(browser, 'bob', { password: '' })).status).toBe(401);
    expect((await browser.post('/t/demo/attach/by-link')).status).toBe(410);
    expect((await browser.get('/t/demo/attach/result')).status).toBe(410);
    expect(await gained()).toEqual(before);
  });

  it('A2: does not count if it was given before the person chose to attach', async () => {
    await newAccount(product(), 'early');
    const browser = await offered(product(), somebody());
    const before = await gained();
    expect((await prove(browser, 'early')).status).toBe(409);
    expect(await gained()).toEqual(before);
  });

  it('A2: of a suspended account is refused like a wrong proof', async () => {
    const id = await newAccount(product(), 'suspended');
    await useCase(product(), SuspendAccount).execute(product().tenantId, id, 'test');
    const browser = await started(product(), somebody());
    const before = await gained();
    expect((await prove(browser, 'suspended')).status).toBe(401);
    expect(await gained()).toEqual(before);
  });

  it('A2: counts towards the lockout of the method, and is refused for a locked account', async () => {
    await newAccount(product(), 'locked');
    const browser = await started(product(), somebody());
    const statuses = [];
    for (let tried = 0; tried < 7; tried += 1) {
      statuses.push((await prove(browser, 'locked', { password: `wrong ${String(tried)}` })).status);
    }
    expect(statuses.slice(0, 5)).toEqual([401, 401, 401, 401, 401]);
    expect(statuses.at(-1)).toBe(429);
    expect((await prove(browser, 'locked')).status).toBe(429);
    const elsewhere = newBrowser(product());
    await elsewhere.get('/t/demo/logon');
    const logon = { username: 'locked', password: PASSWORD };
    expect((await elsewhere.post('/t/demo/logon/password', logon)).status).toBe(429);
  });

  it('A3: is never DingTalk QR itself, even if its endpoint is called by hand', async () => {
    const browser = await started(product(), somebody());
    const page = await browser.get('/t/demo/attach/verify?method=dingtalk-qr');
    expect(page.text).not.toContain('/attach/verify/dingtalk-qr');
    const before = await gained();
    for (const method of [
      'dingtalk-qr',
      'DINGTALK-QR',
      'attach-link',
      'unknown',
      '__proto__',
      'constructor',
    ]) {
      const answer = await browser.post(`/t/demo/attach/verify/${method}`, {
        username: 'bob',
        password: PASSWORD,
      });
      expect([method, answer.status]).toEqual([method, 403]);
    }
    expect(await gained()).toEqual(before);
  });

  it('A3: is never a second scan in the same browser: a linked identity that logs on there attaches nothing', async () => {
    const person = somebody();
    const browser = await started(product(), person);
    await browser.get('/t/demo/logon?method=dingtalk-qr');
    expect((await logOnByQr(product(), browser, 'alice')).status).toBe(200);
    expect(await count(product(), 'binding.binding', `subject = 'UNION-${person}'`)).toBe(0);
  });

  it('A4: starts with an explicit POST, and every page names the identity, masked until someone is logged on', async () => {
    await newAccount(product(), 'informed');
    const person = somebody();
    const browser = await offered(product(), person);
    const name = person.charAt(0).toUpperCase();
    const offer = await browser.get('/t/demo/attach', { 'accept-language': 'en' });
    expect(offer.text).toContain('Attach existing IDaaS account');
    expect(offer.text).toMatch(/<form[^>]*method="post"[^>]*action="\/t\/demo\/attach\/start"/);
    expect((await browser.get('/t/demo/attach/start')).status).toBe(404);
    expect((await browser.get('/t/demo/attach/verify')).status).toBe(409);
    await browser.get('/t/demo/attach');
    await browser.post('/t/demo/attach/start');
    const pages = [offer];
    for (const method of ['password', 'email-code']) {
      pages.push(await browser.get(`/t/demo/attach/verify?method=${method}`));
    }
    pages.push(await prove(browser, 'informed', { password: 'wrong' }));
    for (const { text } of pages) {
      expect(text).toContain(`${name}*`);
      expect(text).not.toContain(person.charAt(0).toUpperCase() + person.slice(1));
    }
    const done = await prove(browser, 'informed');
    const result = await browser.get(done.location ?? '');
    expect(result.text).toContain(person.charAt(0).toUpperCase() + person.slice(1));
    expect(result.text).toContain('Person informed');
    expect(result.text).toContain('/t/demo/attach/undo');
  });

  it('A9: is never a matching email address, mobile or name: nothing is matched automatically', async () => {
    await newAccount(product(), 'matching');
    product().simulator.world.addPerson({ id: 'matching', email: 'matching@demo.test', name: 'matching' });
    product().simulator.world.addMember({ corpId: 'dingdemo0000000001', personId: 'matching' });
    const before = await gained();
    const browser = await offered(product(), 'matching');
    expect(await gained()).toEqual(before);
    expect((await browser.get('/t/demo/attach')).text).not.toContain('matching@demo.test');
    expect(await count(product(), 'binding.binding', `subject = 'UNION-matching'`)).toBe(0);
  });

  it('A10: does not reveal whether an account exists: unknown, wrong, suspended and without password look alike', async () => {
    await newAccount(product(), 'usual-one');
    await newAccount(product(), 'nopass-a1', { withoutPassword: true });
    const gone = await newAccount(product(), 'paused-a1');
    await useCase(product(), SuspendAccount).execute(product().tenantId, gone, 'test');
    const names = ['usual-one', 'nopass-a1', 'paused-a1', 'nobody-a1'];
    for (const way of ['attach/verify', 'logon']) {
      const answers = [];
      for (const username of names) {
        const browser = await started(product(), somebody());
        const answer = await browser.post(`/t/demo/${way}/password`, {
          username,
          password: 'wrong-password',
        });
        const { status, body } = told(answer);
        answers.push({ status, body: body.replaceAll(username, 'name').replaceAll(/[A-Z]\*+/g, 'X*') });
      }
      expect(answers[0]?.status).toBe(401);
      for (const answer of answers) expect(answer).toEqual(answers[0]);
    }
  });

  it('A12: may be started five times an hour for one identity; others are not affected', async () => {
    const person = somebody();
    for (let begun = 0; begun < 5; begun += 1) await started(product(), person);
    const sixth = await offered(product(), person);
    const refused = await sixth.post('/t/demo/attach/start');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    await started(product(), somebody());
    clock.advance(3_601);
    await started(product(), person);
  });

  it('A12: cannot be used to lock the owner out: the other methods of the account keep working', async () => {
    await newAccount(product(), 'harried');
    const attacker = await started(product(), somebody());
    for (let tried = 0; tried < 8; tried += 1) await prove(attacker, 'harried', { password: 'wrong' });
    const owner = newBrowser(product());
    await owner.get('/t/demo/logon?method=email-code');
    await owner.post('/t/demo/logon/email-code', {
      identifier: 'harried@demo.test',
      username: 'harried@demo.test',
    });
    const mail = await product().simulator.mailbox.waitFor(({ to }) => to.includes('harried@demo.test'));
    const logon = await owner.post('/t/demo/logon/email-code', { step: 'code', code: mail.code ?? '' });
    expect(logon.status).toBe(303);
  });

  it('P1: is refused if its method has been switched off meanwhile', async () => {
    await newAccount(product(), 'offmethod');
    const browser = await started(product(), somebody());
    await useCase(product(), DisableMethod).execute(product().tenantId, 'email-code');
    const before = await gained();
    expect((await browser.post('/t/demo/attach/verify/email-code', { username: 'offmethod' })).status).toBe(
      403,
    );
    expect(await gained()).toEqual(before);
    await useCase(product(), EnableMethod).execute(product().tenantId, 'email-code');
  });

  it('A7: is recorded with both sides and the proving method', async () => {
    const id = await newAccount(product(), 'recorded');
    const person = somebody();
    await prove(await started(product(), person), 'recorded');
    const row = await auditRow(product(), 'binding.binding.created', ({ targets }) =>
      targets.some((one) => one.id === id),
    );
    expect(row).toMatchObject({ outcome: 'success', method: 'password', detail: { origin: 'attach' } });
    const kinds = ['account', 'binding', 'connection', 'dingtalk-identity'];
    expect(row.targets.map(({ kind }) => kind).sort()).toEqual(kinds);
    expect(JSON.stringify(row)).not.toContain(`UNION-${person}`);
    expect(row.browser?.ip).toMatch(/^11\./);
  });
});
