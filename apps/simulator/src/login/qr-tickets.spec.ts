import { useSimulator } from '../testing/use-simulator.js';
import { LoginBrowser, parameters, withField } from '../testing/login-browser.js';
import { QR_LIFETIME_SECONDS } from './qr-tickets.js';

const wire = useSimulator();
const newBrowser = () => new LoginBrowser(wire.simulator.url);

describe('DingTalk’s own QR code', () => {
  const newTicket = async () => {
    const answer = (await (await newBrowser().post('/oauth2/generate_qrcode', parameters())).json()) as {
      result: string;
    };
    return new URL(answer.result).searchParams.get('code') ?? '';
  };
  const poll = async (browser: LoginBrowser, code: string) =>
    (await (await browser.post('/oauth2/login_with_qr', withField(parameters(), { code }))).json()) as {
      success: boolean;
      errorCode?: string;
    };
  const scan = (code: string, person: string) =>
    newBrowser().post('/oauth2/qr_scan', new URLSearchParams({ code, person }));
  const confirm = (code: string, person: string) =>
    newBrowser().post('/oauth2/qr_confirm', new URLSearchParams({ code, person }));

  it('logs the browser on only after it was scanned and confirmed', async () => {
    const [browser, code] = [newBrowser(), await newTicket()];
    const scanned = poll(browser, code);
    await scan(code, 'alice');
    expect(await scanned).toEqual({ success: false, errorCode: '11041' });
    const confirmed = poll(browser, code);
    expect((await confirm(code, 'bob')).status).toBe(400);
    expect((await confirm(code, 'alice')).status).toBe(200);
    expect(await confirmed).toMatchObject({ success: true, result: { needConsent: true } });
    const page = await (await browser.get(`/oauth2/consent.htm?${parameters()}`)).text();
    expect(page).toContain('as Alice Zhang 张爱丽');
    expect(await poll(newBrowser(), code)).toEqual({ success: false, errorCode: '11019' });
  });

  it('expires, and cannot be scanned by a second person', async () => {
    const code = await newTicket();
    await scan(code, 'alice');
    expect((await scan(code, 'bob')).status).toBe(400);
    wire.advance(QR_LIFETIME_SECONDS);
    expect(await poll(newBrowser(), code)).toEqual({ success: false, errorCode: '11019' });
  });
});
