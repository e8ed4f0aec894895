import { useSimulator } from '../testing/use-simulator.js';
import {
  CALLBACK,
  LoginBrowser,
  parameters,
  REQUEST,
  withField,
  type Changes,
} from '../testing/login-browser.js';
import { DEMO } from '../world/demo-world.js';

const wire = useSimulator();
const newBrowser = () => new LoginBrowser(wire.simulator.url);

const redeem = async (code: string | null) => {
  const { clientId, clientSecret } = DEMO;
  const body = JSON.stringify({ clientId, clientSecret, grantType: 'authorization_code', code });
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${wire.simulator.url}/v1.0/oauth2/userAccessToken`, {
    method: 'POST',
    headers,
    body,
  });
  return (await response.json()) as Record<string, unknown>;
};

describe('the authorisation page', () => {
  it('is reached through /oauth2/auth with the same query', async () => {
    const answer = await newBrowser().get(`/oauth2/auth?${parameters()}`);
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe(`/oauth2/challenge.htm?${parameters()}`);
  });

  it('shows a QR code and everybody who can log on, when nobody is logged on to DingTalk', async () => {
    const page = await (await newBrowser().get(`/oauth2/challenge.htm?${parameters()}`)).text();
    expect(page).toContain('<svg');
    expect(page).toContain('aria-label="Log on as Bob Li 李博"');
    expect(page).not.toContain('Use another account');
  });

  it('offers one click as the person who is logged on to DingTalk in this browser, right or wrong', async () => {
    const browser = newBrowser();
    await browser.logOnAs('mallory');
    const page = await (await browser.get(`/oauth2/challenge.htm?${parameters()}`)).text();
    expect(page).toContain('value="mallory">Log on as Mallory Wu 吴茉</button>');
    expect(page).toContain('Use another account');
  });

  it('can be given a session from outside', async () => {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ personId: 'bob' });
    const answer = await fetch(`${wire.simulator.url}/control/session`, { method: 'POST', headers, body });
    const browser = newBrowser();
    browser.cookie = answer.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '';
    const page = await (await browser.get(`/oauth2/consent.htm?${parameters()}`)).text();
    expect(page).toContain('as Bob Li 李博');
  });

  it('is available in Chinese', async () => {
    const page = await (await newBrowser().get(`/oauth2/challenge.htm?${parameters()}&lang=zh`)).text();
    expect(page).toContain('请使用手机上的钉钉扫描二维码');
  });

  it.each<[string, Changes]>([
    ['client_unknown', { client_id: 'dingnobody' }],
    ['redirect_uri_not_registered', { redirect_uri: `${CALLBACK}/more` }],
    ['redirect_uri_not_registered', { redirect_uri: 'https://evil.test/t/demo/dingtalk/main/callback' }],
    ['parameter_missing', { response_type: 'token' }],
    ['parameter_missing', { prompt: undefined }],
    ['parameter_missing', { scope: 'corpid' }],
  ])('is an error page without a redirect: %s', async (code, changes) => {
    const answer = await newBrowser().get(`/oauth2/challenge.htm?${parameters(changes)}`);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(code);
  });

  it('is an error page while the app is not published', async () => {
    wire.simulator.world.unpublish(DEMO.clientId);
    const answer = await newBrowser().get(`/oauth2/challenge.htm?${parameters()}`);
    expect(await answer.text()).toContain('app_not_published');
  });

  it('compares only domains when the app says so', async () => {
    wire.simulator.world.apps.change(DEMO.clientId, { redirectMatching: 'domain' });
    const other = { redirect_uri: 'http://localhost:3000/elsewhere' };
    expect((await newBrowser().get(`/oauth2/challenge.htm?${parameters(other)}`)).status).toBe(200);
    const port = { redirect_uri: CALLBACK.replace('3000', '3001') };
    expect((await newBrowser().get(`/oauth2/challenge.htm?${parameters(port)}`)).status).toBe(400);
  });

  it('accepts a redirect address that was registered later, over HTTP', async () => {
    const url = 'http://localhost:41234/t/demo/dingtalk/main/callback';
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ clientId: DEMO.clientId, url });
    await fetch(`${wire.simulator.url}/control/redirect-urls`, { method: 'POST', headers, body });
    const answer = await newBrowser().get(`/oauth2/challenge.htm?${parameters({ redirect_uri: url })}`);
    expect(answer.status).toBe(200);
  });
});

describe('agreeing', () => {
  it('returns code and authCode with the same value, and the state unchanged', async () => {
    const url = await newBrowser().decide('agree', 'alice');
    expect(url.origin + url.pathname).toBe(CALLBACK);
    expect(url.searchParams.get('state')).toBe(REQUEST.state);
    const code = url.searchParams.get('code');
    expect(url.searchParams.get('authCode')).toBe(code);
    expect(await redeem(code)).toMatchObject({ corpId: DEMO.corpId });
  });

  it('keeps the query of the redirect address', async () => {
    const redirect_uri = `${CALLBACK}?continue=1`;
    const url = await newBrowser().decide('agree', 'alice', { redirect_uri });
    expect(url.search).toMatch(/^\?continue=1&code=/);
  });

  it('returns only authCode from an older DingTalk', async () => {
    wire.simulator.faults.set({ name: 'legacyCallback' });
    const url = await newBrowser().decide('agree', 'alice');
    expect(url.searchParams.has('code')).toBe(false);
    expect(await redeem(url.searchParams.get('authCode'))).toHaveProperty('accessToken');
  });

  it('returns the organisation only when the scope asks for it', async () => {
    const url = await newBrowser().decide('agree', 'alice', { scope: 'openid' });
    expect(await redeem(url.searchParams.get('code'))).not.toHaveProperty('corpId');
  });

  it('lets a person with two organisations choose, unless the app has chosen', async () => {
    wire.simulator.world.addMember({ corpId: DEMO.otherCorpId, personId: 'bob' });
    wire.simulator.world.apps.change(DEMO.clientId, { corpIds: new Set([DEMO.corpId, DEMO.otherCorpId]) });
    const page = await (await newBrowser().logOnAs('bob')).text();
    expect(page).toMatch(/type="radio"[^>]*value="dingother000000001"/);
    const preselected = await (await newBrowser().logOnAs('bob', { corpId: DEMO.corpId })).text();
    expect(preselected).not.toContain('type="radio"');
    const chosen = await newBrowser().decide('agree', 'bob', {}, { chosenCorpId: DEMO.otherCorpId });
    expect(await redeem(chosen.searchParams.get('code'))).toMatchObject({ corpId: DEMO.otherCorpId });
  });

  it('is not possible as a person who has logged on in another tab since', async () => {
    const browser = newBrowser();
    await browser.logOnAs('bob');
    await browser.logOnAs('alice');
    const body = withField(parameters(), { person: 'bob', decision: 'agree' });
    expect((await browser.post('/oauth2/consent', body)).status).toBe(400);
  });

  it('notifies the embedding page instead of redirecting, in a frame', async () => {
    const browser = newBrowser();
    await browser.logOnAs('alice');
    const body = withField(parameters({ iframe: 'true' }), { person: 'alice', decision: 'agree' });
    const page = await (await browser.post('/oauth2/consent', body)).text();
    expect(page).toContain(`data-redirect-url="${CALLBACK}?code=`);
    expect(page).toContain('/assets/login-frame.js');
  });
});

it('can be declined, which returns an error and the state, and no code', async () => {
  const url = await newBrowser().decide('decline', 'alice');
  expect(Object.fromEntries(url.searchParams)).toEqual({ error: 'access_denied', state: REQUEST.state });
});

describe('a person who does not belong', () => {
  it('is refused by the page today', async () => {
    const answer = await newBrowser().logOnAs('olga');
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('not_a_member');
    expect((await newBrowser().decide('agree', 'olga')).host).toBe('none.test');
  });

  it('passed an older DingTalk, but is not a member', async () => {
    wire.simulator.faults.set({ name: 'outsiderAccepted' });
    const url = await newBrowser().decide('agree', 'olga', { corpId: DEMO.corpId });
    expect(await redeem(url.searchParams.get('code'))).toMatchObject({ corpId: DEMO.corpId });
    expect(wire.simulator.world.membership(DEMO.corpId, 'olga')).toBeUndefined();
  });

  it('is refused when not activated, or outside the app’s visible range', async () => {
    expect(await (await newBrowser().logOnAs('emil')).text()).toContain('not_activated');
    wire.simulator.world.apps.change(DEMO.clientId, { visibleTo: new Set(['bob']) });
    expect(await (await newBrowser().logOnAs('alice')).text()).toContain('not_visible');
    expect((await newBrowser().logOnAs('bob')).status).toBe(200);
  });
});
