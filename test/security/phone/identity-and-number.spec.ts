import { UpdateConnection } from '#dingtalk';
import { TestClock } from '#testing';
import type { Agent } from '../../harness/agent.js';
import { confirm, redeem, scan, showQr } from '../../harness/logon.js';
import { newBrowser, newPhone } from '../scene/agents.js';
import { count, openSessions, ticketOf } from '../scene/stored.js';
import { useCase } from '../scene/use-case.js';
import { useProduct } from '../scene/use-product.js';

const clock = new TestClock();
const product = useProduct({ clock });

async function scanned(person = 'alice', phone: Agent = newPhone(product())) {
  const browser = newBrowser(product());
  const path = await showQr(browser);
  await scan(product(), phone, person, path);
  return { browser, phone, path };
}

describe('the person who confirms', () => {
  it('C5: is not taken from identities that the phone or the browser sends', async () => {
    const lies = {
      unionId: 'UNION-alice',
      union_id: 'UNION-alice',
      userId: 'alice',
      openId: 'OPEN-alice',
      mobile: '13900000001',
      accountId: '00000000-0000-7000-8000-000000000000',
      username: 'admin',
    };
    const browser = newBrowser(product());
    const path = await showQr(browser);
    const phone = newPhone(product());
    await phone.get(path);
    const post = phone.post.bind(phone);
    phone.post = (to, fields) => post(to, { ...fields, ...lies });
    await scan(product(), phone, 'carol', path);
    await confirm(phone, path);
    expect((await ticketOf(product(), path)).subject).toBe('UNION-carol');
    const before = await openSessions(product());
    const redeemed = await browser.postJson('/t/demo/logon/dingtalk-qr/ticket/redeem', lies);
    expect(redeemed.json()).toEqual({ location: '/t/demo/attach' });
    expect(await openSessions(product())).toBe(before);
  });

  it('C5: is not identified by a code for another app or by a used code', async () => {
    const [first, second] = [newBrowser(product()), newBrowser(product())];
    const [path, other] = [await showQr(first), await showQr(second)];
    const phone = newPhone(product());
    await phone.get(path);
    const code = product().simulator.issueCode({
      kind: 'jsapi',
      personId: 'alice',
      clientId: 'dingdemoapp000001',
      corpId: 'dingdemo0000000001',
    });
    expect((await phone.post(`${path}/identity`, { code })).status).toBe(303);
    expect((await phone.post(`${other}/identity`, { code })).status).toBe(410);
    const foreign = product().simulator.issueCode({
      kind: 'jsapi',
      personId: 'alice',
      clientId: 'dingforeignapp001',
      corpId: 'dingdemo0000000001',
      permissions: new Set<string>(),
    });
    expect((await phone.post(`${other}/identity`, { code: foreign })).status).toBe(410);
    expect((await ticketOf(product(), other)).state).toBe('created');
  });

  it('C5: always gets their own account, even among people who log on at the same moment', async () => {
    const people = Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? 'alice' : 'carol'));
    const ends = await Promise.all(
      people.map(async (person) => {
        const { browser, phone, path } = await scanned(person);
        await confirm(phone, path);
        await redeem(browser);
        const home = await browser.get('/t/demo/');
        return home.status === 200 && home.text.includes('Alice Zhang') ? 'alice' : 'carol';
      }),
    );
    expect(ends).toEqual(people);
    expect(await count(product(), 'binding.attachment', `subject <> 'UNION-carol'`)).toBe(0);
  });

  it('C7: is told if the browser is in another network than the phone', async () => {
    const { phone, path } = await scanned();
    expect((await phone.get(path, { 'accept-language': 'en' })).text).toContain(
      'The browser is in another place than this phone.',
    );
    const ip = '11.250.250.7';
    const beside = newBrowser(product(), { ip });
    const near = await showQr(beside);
    const nearPhone = newPhone(product(), { ip });
    await scan(product(), nearPhone, 'alice', near);
    expect((await nearPhone.get(near, { 'accept-language': 'en' })).text).not.toContain('another place');
  });
});

describe('if the tenant requires the number to be chosen', () => {
  beforeAll(async () => {
    const [connection] = await product().sql<{ id: string }>('select id from dingtalk.connection');
    await useCase(product(), UpdateConnection).execute(product().tenantId, connection?.id ?? '', {
      confirmation: 'choose_number',
    });
  });

  async function chosen(pick: (right: string, offered: readonly string[]) => string | undefined) {
    const one = await scanned();
    const page = await one.phone.get(one.path);
    const offered = [...page.text.matchAll(/name="number" value="(\d\d)"/g)].map(
      ([, number]) => number ?? '',
    );
    const { number = '' } = (await one.browser.getJson('/t/demo/logon/dingtalk-qr/ticket')).json<{
      number?: string;
    }>();
    const answer = pick(number, offered);
    const confirmed = await one.phone.post(
      `${one.path}/confirm`,
      answer === undefined ? {} : { number: answer },
    );
    return { ...one, offered, number, confirmed };
  }

  it('C6: the phone offers three numbers, the browser shows one, and choosing that one confirms', async () => {
    const { offered, number, confirmed, browser } = await chosen((right) => right);
    expect(new Set(offered).size).toBe(3);
    expect(offered).toContain(number);
    expect(confirmed.status).toBe(303);
    expect((await redeem(browser)).status).toBe(200);
  });

  it('C6: a wrong number or none ends the ticket: there is only one try', async () => {
    const wrong = await chosen((right, offered) => offered.find((one) => one !== right));
    const none = await chosen(() => undefined);
    for (const { browser, phone, path, number, confirmed } of [wrong, none]) {
      expect(confirmed.status).toBe(403);
      expect((await ticketOf(product(), path)).state).toBe('denied');
      expect((await phone.post(`${path}/confirm`, { number })).status).toBe(410);
      expect((await redeem(browser)).status).toBe(410);
    }
  });
});
