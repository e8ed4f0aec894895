import { startSimulator, type Simulator } from '../index.js';
import { DEMO } from '../world/demo-world.js';
import { QR_LIFETIME_SECONDS } from './qr-tickets.js';

const CALLBACK = `http://localhost:3000${DEMO.callbackPath}`;

let now = Date.parse('2026-11-23T08:00:00Z');
let simulator: Simulator;

beforeEach(async () => {
  simulator = await startSimulator({ port: 0, clock: { now: () => new Date(now) } });
});

afterEach(() => simulator.close());

const REQUEST = {
  client_id: DEMO.clientId,
  redirect_uri: CALLBACK,
  response_type: 'code',
  scope: 'openid corpid',
  prompt: 'consent',
  state: 's t&a=te',
};

type Changes = Readonly<Record<string, string | undefined>>;

function parameters(changes: Changes = {}): URLSearchParams {
  const all = Object.entries({ ...REQUEST, ...changes });
  return new URLSearchParams(all.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

/** A browser with one cookie. */
class Browser {
  cookie = '';

  async get(path: string): Promise<Response> {
    return this.#keep(
      await fetch(simulator.url + path, { redirect: 'manual', headers: { cookie: this.cookie } }),
    );
  }

  async post(path: string, body: URLSearchParams): Promise<Response> {
    const init = { method: 'POST', redirect: 'manual', headers: { cookie: this.cookie }, body } as const;
    return this.#keep(await fetch(simulator.url + path, init));
  }

  async logOnAs(person: string, changes?: Changes): Promise<Response> {
    const answer = await this.post('/oauth2/login', withField(parameters(changes), { person }));
    return this.get(answer.headers.get('location') ?? '/none');
  }

  async decide(decision: string, person: string, changes: Changes = {}, more = {}): Promise<URL> {
    await this.logOnAs(person, changes);
    const body = withField(parameters(changes), { person, decision, ...more });
    const answer = await this.post('/oauth2/consent', body);
    return new URL(answer.headers.get('location') ?? `http://none.test/${answer.status}`);
  }

  #keep(response: Response): Response {
    for (const cookie of response.headers.getSetCookie()) this.cookie = cookie.split(';', 1)[0] ?? '';
    return response;
  }
}

function withField(body: URLSearchParams, fields: Readonly<Record<string, string>>): URLSearchParams {
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return body;
}

const redeem = async (code: string | null) => {
  const { clientId, clientSecret } = DEMO;
  const body = JSON.stringify({ clientId, clientSecret, grantType: 'authorization_code', code });
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${simulator.url}/v1.0/oauth2/userAccessToken`, {
    method: 'POST',
    headers,
    body,
  });
  return (await response.json()) as Record<string, unknown>;
};

describe('the authorisation page', () => {
  it('is reached by way of /oauth2/auth with the same query', async () => {
    const answer = await new Browser().get(`/oauth2/auth?${parameters()}`);
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe(`/oauth2/challenge.htm?${parameters()}`);
  });

  it('shows a QR code and everybody to be, when nobody is logged on to DingTalk', async () => {
    const page = await (await new Browser().get(`/oauth2/challenge.htm?${parameters()}`)).text();
    expect(page).toContain('<svg');
    expect(page).toContain('aria-label="Log on as Bob Li 李博"');
    expect(page).not.toContain('Use another account');
  });

  it('offers one click as whoever is logged on to DingTalk in this browser, right person or wrong', async () => {
    const browser = new Browser();
    await browser.logOnAs('mallory');
    const page = await (await browser.get(`/oauth2/challenge.htm?${parameters()}`)).text();
    expect(page).toContain('value="mallory">Log on as Mallory Wu 吴茉</button>');
    expect(page).toContain('Use another account');
  });

  it('can be given a session from outside', async () => {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ personId: 'bob' });
    const answer = await fetch(`${simulator.url}/control/session`, { method: 'POST', headers, body });
    const browser = new Browser();
    browser.cookie = answer.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '';
    const page = await (await browser.get(`/oauth2/consent.htm?${parameters()}`)).text();
    expect(page).toContain('as Bob Li 李博');
  });

  it('speaks Chinese', async () => {
    const page = await (await new Browser().get(`/oauth2/challenge.htm?${parameters()}&lang=zh`)).text();
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
    const answer = await new Browser().get(`/oauth2/challenge.htm?${parameters(changes)}`);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(code);
  });

  it('is an error page while the app is not published', async () => {
    simulator.world.unpublish(DEMO.clientId);
    const answer = await new Browser().get(`/oauth2/challenge.htm?${parameters()}`);
    expect(await answer.text()).toContain('app_not_published');
  });

  it('compares domains only when the app says so', async () => {
    simulator.world.apps.change(DEMO.clientId, { redirectMatching: 'domain' });
    const other = { redirect_uri: 'http://localhost:3000/elsewhere' };
    expect((await new Browser().get(`/oauth2/challenge.htm?${parameters(other)}`)).status).toBe(200);
    const port = { redirect_uri: CALLBACK.replace('3000', '3001') };
    expect((await new Browser().get(`/oauth2/challenge.htm?${parameters(port)}`)).status).toBe(400);
  });

  it('takes a redirect address that was registered later, over HTTP', async () => {
    const url = 'http://localhost:41234/t/demo/dingtalk/main/callback';
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ clientId: DEMO.clientId, url });
    await fetch(`${simulator.url}/control/redirect-urls`, { method: 'POST', headers, body });
    const answer = await new Browser().get(`/oauth2/challenge.htm?${parameters({ redirect_uri: url })}`);
    expect(answer.status).toBe(200);
  });
});

describe('agreeing', () => {
  it('comes back with code and authCode alike and the state unchanged', async () => {
    const url = await new Browser().decide('agree', 'alice');
    expect(url.origin + url.pathname).toBe(CALLBACK);
    expect(url.searchParams.get('state')).toBe(REQUEST.state);
    const code = url.searchParams.get('code');
    expect(url.searchParams.get('authCode')).toBe(code);
    expect(await redeem(code)).toMatchObject({ corpId: DEMO.corpId });
  });

  it('keeps the query that the redirect address has', async () => {
    const redirect_uri = `${CALLBACK}?continue=1`;
    const url = await new Browser().decide('agree', 'alice', { redirect_uri });
    expect(url.search).toMatch(/^\?continue=1&code=/);
  });

  it('comes back with authCode alone from an older DingTalk', async () => {
    simulator.faults.set({ name: 'legacyCallback' });
    const url = await new Browser().decide('agree', 'alice');
    expect(url.searchParams.has('code')).toBe(false);
    expect(await redeem(url.searchParams.get('authCode'))).toHaveProperty('accessToken');
  });

  it('tells the organisation only when the scope asks for it', async () => {
    const url = await new Browser().decide('agree', 'alice', { scope: 'openid' });
    expect(await redeem(url.searchParams.get('code'))).not.toHaveProperty('corpId');
  });

  it('lets somebody with two organisations choose, unless the app has chosen', async () => {
    simulator.world.addMember({ corpId: DEMO.otherCorpId, personId: 'bob' });
    simulator.world.apps.change(DEMO.clientId, { corpIds: new Set([DEMO.corpId, DEMO.otherCorpId]) });
    const page = await (await new Browser().logOnAs('bob')).text();
    expect(page).toMatch(/type="radio"[^>]*value="dingother000000001"/);
    const preselected = await (await new Browser().logOnAs('bob', { corpId: DEMO.corpId })).text();
    expect(preselected).not.toContain('type="radio"');
    const chosen = await new Browser().decide('agree', 'bob', {}, { chosenCorpId: DEMO.otherCorpId });
    expect(await redeem(chosen.searchParams.get('code'))).toMatchObject({ corpId: DEMO.otherCorpId });
  });

  it('is not possible as somebody who has logged on in another tab since', async () => {
    const browser = new Browser();
    await browser.logOnAs('bob');
    await browser.logOnAs('alice');
    const body = withField(parameters(), { person: 'bob', decision: 'agree' });
    expect((await browser.post('/oauth2/consent', body)).status).toBe(400);
  });

  it('tells the embedding page instead of going anywhere, in a frame', async () => {
    const browser = new Browser();
    await browser.logOnAs('alice');
    const body = withField(parameters({ iframe: 'true' }), { person: 'alice', decision: 'agree' });
    const page = await (await browser.post('/oauth2/consent', body)).text();
    expect(page).toContain(`data-redirect-url="${CALLBACK}?code=`);
    expect(page).toContain('/assets/login-frame.js');
  });
});

it('declining comes back with an error and the state, and without a code', async () => {
  const url = await new Browser().decide('decline', 'alice');
  expect(Object.fromEntries(url.searchParams)).toEqual({ error: 'access_denied', state: REQUEST.state });
});

describe('somebody who does not belong', () => {
  it('is refused by the page today', async () => {
    const answer = await new Browser().logOnAs('olga');
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('not_a_member');
    expect((await new Browser().decide('agree', 'olga')).host).toBe('none.test');
  });

  it('got through with an older DingTalk, and is no member all the same', async () => {
    simulator.faults.set({ name: 'outsiderAccepted' });
    const url = await new Browser().decide('agree', 'olga', { corpId: DEMO.corpId });
    expect(await redeem(url.searchParams.get('code'))).toMatchObject({ corpId: DEMO.corpId });
    expect(simulator.world.membership(DEMO.corpId, 'olga')).toBeUndefined();
  });

  it('is refused when not activated, or outside the app’s visible range', async () => {
    expect(await (await new Browser().logOnAs('emil')).text()).toContain('not_activated');
    simulator.world.apps.change(DEMO.clientId, { visibleTo: new Set(['bob']) });
    expect(await (await new Browser().logOnAs('alice')).text()).toContain('not_visible');
    expect((await new Browser().logOnAs('bob')).status).toBe(200);
  });
});

describe('DingTalk’s own QR code', () => {
  const newTicket = async () => {
    const answer = (await (await new Browser().post('/oauth2/generate_qrcode', parameters())).json()) as {
      result: string;
    };
    return new URL(answer.result).searchParams.get('code') ?? '';
  };
  const poll = async (browser: Browser, code: string) =>
    (await (await browser.post('/oauth2/login_with_qr', withField(parameters(), { code }))).json()) as {
      success: boolean;
      errorCode?: string;
    };
  const scan = (code: string, person: string) =>
    new Browser().post('/oauth2/qr_scan', new URLSearchParams({ code, person }));
  const confirm = (code: string, person: string) =>
    new Browser().post('/oauth2/qr_confirm', new URLSearchParams({ code, person }));

  it('logs the browser on once scanned and confirmed, and only then', async () => {
    const [browser, code] = [new Browser(), await newTicket()];
    const scanned = poll(browser, code);
    await scan(code, 'alice');
    expect(await scanned).toEqual({ success: false, errorCode: '11041' });
    const confirmed = poll(browser, code);
    expect((await confirm(code, 'bob')).status).toBe(400);
    expect((await confirm(code, 'alice')).status).toBe(200);
    expect(await confirmed).toMatchObject({ success: true, result: { needConsent: true } });
    const page = await (await browser.get(`/oauth2/consent.htm?${parameters()}`)).text();
    expect(page).toContain('as Alice Zhang 张爱丽');
    expect(await poll(new Browser(), code)).toEqual({ success: false, errorCode: '11019' });
  });

  it('expires, and cannot be scanned by a second person', async () => {
    const code = await newTicket();
    await scan(code, 'alice');
    expect((await scan(code, 'bob')).status).toBe(400);
    now += QR_LIFETIME_SECONDS * 1000;
    expect(await poll(new Browser(), code)).toEqual({ success: false, errorCode: '11019' });
  });
});
