import { DINGTALK_USER_AGENT, DEMO } from '#simulator';
import { confirm, redeem, scan, ticketPath } from '../../harness/logon.js';
import { PASSWORD } from '../../harness/start-product.js';
import { AdminApi, outcomeOf } from '../../admin/scene/admin-api.js';
import { newBrowser, newPhone } from '../scene/agents.js';
import { signedIn } from '../scene/signed-in.js';
import { openSessions } from '../scene/stored.js';
import { useProduct } from '../scene/use-product.js';

const product = useProduct({ worker: false });

/** Pages of the portal with characters that are not allowed in a header, and their encoded form. */
const PAGES: readonly (readonly [wanted: string, sent: string])[] = [
  ['/t/demo/中', '/t/demo/%E4%B8%AD'],
  ['/t/demo/👩‍👧?q=é#ü', '/t/demo/%F0%9F%91%A9%E2%80%8D%F0%9F%91%A7?q=%C3%A9#%C3%BC'],
  ['/t/demo/\u2028', '/t/demo/%E2%80%A8'],
];

describe('B6: a return address with characters that are not allowed in a header', () => {
  it.each(PAGES)('is reached by password in its encoded form: %j', async (wanted, sent) => {
    const before = await openSessions(product());
    const browser = newBrowser(product());
    await browser.get(`/t/demo/logon?return_to=${encodeURIComponent(wanted)}`);
    const answer = await browser.post('/t/demo/logon/password', {
      username: 'bob',
      password: PASSWORD,
      return_to: wanted,
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, sent]);
    expect(await openSessions(product())).toBe(before + 1);
    expect((await browser.get('/t/demo/')).text).toContain('Bob');
  });

  it.each(PAGES)('is reached by QR code: %j', async (wanted, sent) => {
    const browser = newBrowser(product());
    await browser.get('/t/demo/logon?method=dingtalk-qr');
    const issued = await browser.postJson(ticketPath(), { returnTo: wanted });
    const path = new URL(issued.json<{ scanUrl: string }>().scanUrl).pathname;
    const phone = newPhone(product());
    await scan(product(), phone, 'alice', path);
    await confirm(phone, path);
    expect((await redeem(browser)).json()).toEqual({ location: sent });
  });

  it.each(PAGES)('is reached inside DingTalk, and the person is logged on: %j', async (wanted, sent) => {
    const inside = newBrowser(product(), { userAgent: DINGTALK_USER_AGENT });
    await inside.get('/t/demo/logon?method=dingtalk-qr');
    const pageUrl = `${product().url}/t/demo/logon?method=dingtalk-qr`;
    const given = product().simulator.issueJsapiCode('alice', { ...DEMO, pageUrl });
    await inside.post('/t/demo/logon/dingtalk-qr/identity', {
      code: 'code' in given ? given.code : '',
      return_to: wanted,
    });
    await inside.get('/t/demo/logon/dingtalk-qr/confirm');
    const done = await inside.post('/t/demo/logon/dingtalk-qr/confirm');
    expect([done.status, done.headers.get('location')]).toEqual([303, sent]);
    expect((await inside.get('/t/demo/')).text).toContain('Alice');
  });

  it.each(PAGES)(
    'is reached after a fresh authentication, which keeps the session: %j',
    async (wanted, sent) => {
      const browser = await signedIn(product(), 'bob');
      await browser.get('/t/demo/reauthenticate');
      const answer = await browser.post('/t/demo/reauthenticate/password', {
        username: 'bob',
        password: PASSWORD,
        return_to: wanted,
      });
      expect([answer.status, answer.headers.get('location')]).toEqual([303, sent]);
      expect((await browser.get('/t/demo/')).status).toBe(200);
    },
  );

  it('is stored among the allowed addresses in its encoded form, and matches both forms', async () => {
    const owner = await AdminApi.of(product(), 'admin');
    const revision = async () => (await owner.get('settings')).headers.get('etag') ?? '';
    const change = { returnUrls: ['https://app.test/中', 'https://例え.test/?q=é'] };
    const changed = await owner.patch('settings', change, await revision());
    expect([outcomeOf(changed), changed.json<{ returnUrls: string[] }>().returnUrls]).toEqual([
      '200',
      ['https://app.test/%E4%B8%AD', 'https://xn--r8jz45g.test/?q=%C3%A9'],
    ]);
    for (const wanted of ['https://app.test/中', 'https://app.test/%E4%B8%AD']) {
      const browser = newBrowser(product());
      await browser.get('/t/demo/logon');
      const fields = { username: 'bob', password: PASSWORD, return_to: wanted };
      const answer = await browser.post('/t/demo/logon/password', fields);
      expect([answer.status, answer.headers.get('location')]).toEqual([303, 'https://app.test/%E4%B8%AD']);
    }
    await product().sql(
      `update tenancy.tenant set settings = settings || '{"returnUrls": ["https://app.test/国"]}' where slug = 'demo'`,
    );
    const old = (await owner.get('settings')).json<{ returnUrls: string[] }>();
    expect(old.returnUrls).toEqual(['https://app.test/%E5%9B%BD']);
  });
});
