import { DEMO, DINGTALK_USER_AGENT, PHONE_BROWSER_USER_AGENT } from '#simulator';
import { newBrowser } from '../scene/agents.js';
import { comeBack, oauthCode, setOut } from '../scene/oauth.js';
import { openSessions } from '../scene/stored.js';
import { useProduct } from '../scene/use-product.js';

const product = useProduct();
const LOGON = '/t/demo/logon?method=dingtalk-qr';

describe('on the device with the DingTalk app', () => {
  it('C9: a phone’s browser gets no QR code but a redirect to DingTalk and back, with a confirmation', async () => {
    expect((await newBrowser(product()).get(LOGON)).text).toContain('data-qr');
    const phone = newBrowser(product(), { userAgent: PHONE_BROWSER_USER_AGENT });
    const page = await phone.get(LOGON);
    expect(page.text).not.toContain('data-qr');
    expect(page.text).toContain('/t/demo/logon/dingtalk-qr/oauth');
    const state = await setOut(phone, '/t/demo/logon/dingtalk-qr/oauth');
    const back = await comeBack(phone, { state, code: oauthCode(product(), 'alice') });
    const before = await openSessions(product());
    expect((await phone.get(back.location ?? '')).text).toContain('Alice Zhang');
    expect(await openSessions(product())).toBe(before);
    const done = await phone.post('/t/demo/logon/dingtalk-qr/confirm');
    expect(done.location).toBe('/t/demo/');
    expect((await phone.get('/t/demo/')).text).toContain('Alice Zhang');
  });

  it('C9: inside DingTalk no QR code is shown: the app’s own code identifies, and the person confirms', async () => {
    const inside = newBrowser(product(), { userAgent: DINGTALK_USER_AGENT });
    const page = await inside.get(LOGON);
    expect(page.text).not.toContain('data-qr');
    const given = product().simulator.issueJsapiCode('alice', {
      ...DEMO,
      pageUrl: `${product().url}${LOGON}`,
    });
    const code = 'code' in given ? given.code : '';
    const before = await openSessions(product());
    expect((await inside.post('/t/demo/logon/dingtalk-qr/identity', { code })).location).toBe(
      '/t/demo/logon/dingtalk-qr/confirm',
    );
    expect(await openSessions(product())).toBe(before);
    await inside.get('/t/demo/logon/dingtalk-qr/confirm');
    expect((await inside.post('/t/demo/logon/dingtalk-qr/confirm')).status).toBe(303);
    expect(await openSessions(product())).toBe(before + 1);
  });
});
