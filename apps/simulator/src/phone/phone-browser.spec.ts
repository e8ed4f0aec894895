import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import sparticuz from '@sparticuz/chromium';
import { build } from 'esbuild';
import { chromium, type Browser, type Frame, type Page } from 'playwright-core';
import { attachBridge, DEMO, DINGTALK_USER_AGENT, startSimulator, type Simulator } from '../index.js';

/** A portal as strict as the real one: no frames, scripts by nonce, cookies only for its own host. */
const POLICY = (nonce: string, dingtalk: string) =>
  `default-src 'none'; script-src 'nonce-${nonce}'; connect-src 'self'; ` +
  `form-action 'self' ${dingtalk}; frame-ancestors 'none'; base-uri 'none'`;

const IDENTIFY = `
  import requestAuthCode from 'dingtalk-jsapi/api/union/requestAuthCode';
  import requestOldCode from 'dingtalk-jsapi/api/runtime/permission/requestAuthCode';
  import { ddSdk } from 'dingtalk-jsapi/lib/ddSdk';
  import 'dingtalk-jsapi/platform/ios';
  const corpId = document.body.dataset.corp;
  const show = (text) => { document.getElementById('result').textContent = text; };
  requestAuthCode({ corpId, clientId: '${DEMO.clientId}' })
    .catch((failure) => (failure.errorCode === '2' ? requestOldCode({ corpId }) : Promise.reject(failure)))
    .then(({ code }) => {
      document.getElementById('code').value = code;
      document.forms[0].submit();
    })
    .catch((failure) => show('failed: ' + failure.errorMessage));
`;

let simulator: Simulator;
let portal: Server;
let portalUrl: string;
let browser: Browser;
let script: string;
const seen: IncomingMessage[] = [];

beforeAll(async () => {
  simulator = await startSimulator({ port: 0 });
  const root = fileURLToPath(new URL('../../../../', import.meta.url));
  const bundle = { bundle: true, write: false, format: 'iife', platform: 'browser' } as const;
  const built = await build({ ...bundle, stdin: { contents: IDENTIFY, resolveDir: root } });
  script = built.outputFiles[0]?.text ?? '';
  portal = createServer((request, response) => {
    seen.push(request);
    void answer(request).then(({ status, headers, body }) => response.writeHead(status, headers).end(body));
  });
  await new Promise<void>((resolve) => portal.listen(0, '127.0.0.1', () => resolve()));
  portalUrl = `http://localhost:${(portal.address() as AddressInfo).port}`;
  simulator.allowPortal(portalUrl);
  simulator.world.registerRedirectUrl(DEMO.clientId, `${portalUrl}/callback`);
  const executablePath = await sparticuz.executablePath();
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'], headless: true });
});

afterAll(async () => {
  await browser.close();
  portal.close();
  await simulator.close();
});

beforeEach(() => {
  seen.length = 0;
  simulator.faults.clear();
});

async function answer(request: IncomingMessage) {
  const { pathname, searchParams } = new URL(request.url ?? '/', portalUrl);
  const nonce = 'bm9uY2U=';
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'x-frame-options': 'DENY',
    'content-security-policy': POLICY(nonce, simulator.url),
    'set-cookie': '__Host-phone=nonce-1; Path=/; Secure; HttpOnly; SameSite=Lax',
  };
  const page = (body: string, corp: string = DEMO.corpId) =>
    `<!doctype html><html><head><title>Portal</title></head><body data-corp="${corp}">${body}</body></html>`;
  const html = (body: string, corp?: string) => ({ status: 200, headers, body: page(body, corp) });
  if (pathname === '/q/jsapi') {
    const form = `<form method="post" action="/q/identity"><input type="hidden" name="code" id="code"></form>`;
    return html(
      `${form}<p id="result"></p><script nonce="${nonce}">${script}</script>`,
      searchParams.get('corp') ?? DEMO.corpId,
    );
  }
  if (pathname === '/q/oauth') {
    const wake = `dingtalk://dingtalkclient/page/link?url=${encodeURIComponent(`${portalUrl}/q/jsapi`)}`;
    const form = `<form method="post" action="/q/start"><button>Continue with DingTalk</button></form>`;
    return html(`${form}<a href="${wake}">Open in DingTalk</a>`);
  }
  if (pathname === '/q/start') {
    const query = new URLSearchParams({
      client_id: DEMO.clientId,
      redirect_uri: `${portalUrl}/callback`,
      response_type: 'code',
      scope: 'openid corpid',
      prompt: 'consent',
      state: 'st',
    });
    return { status: 303, headers: { location: `${simulator.url}/oauth2/auth?${query}` }, body: '' };
  }
  if (pathname === '/callback')
    return html(`<p id="result">back with ${searchParams.has('code') ? 'code' : 'error'}</p>`);
  if (pathname === '/q/identity') {
    const code = new URLSearchParams(await text(request)).get('code') ?? '';
    return html(`<p id="result">${await nameBehind(code)}</p>`);
  }
  return { status: 404, headers: {}, body: '' };
}

async function nameBehind(code: string): Promise<string> {
  const { clientId, clientSecret } = DEMO;
  const token = await fetch(`${simulator.url}/gettoken?appkey=${clientId}&appsecret=${clientSecret}`);
  const { access_token } = (await token.json()) as { access_token: string };
  const url = `${simulator.url}/topapi/v2/user/getuserinfo?access_token=${access_token}`;
  const info = await fetch(url, { method: 'POST', body: new URLSearchParams({ code }) });
  const { result } = (await info.json()) as { result?: { name: string } };
  return result?.name ?? 'nobody';
}

async function scan(personId: string, way: 'dingtalk' | 'browser', url: string): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ personId, way, url });
  return fetch(`${simulator.url}/phone/scan`, { method: 'POST', headers, body });
}

/** A page of the simulator's origin with the phone's screen in a frame, as the phone page shows it. */
async function phone(
  personId: string,
  way: 'dingtalk' | 'browser',
  path: string,
): Promise<{ page: Page; frame: Frame }> {
  const { url } = (await (await scan(personId, way, portalUrl + path)).json()) as { url: string };
  const page = await (await browser.newContext()).newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(`${simulator.url}/healthz`);
  await page.setContent('<iframe name="screen"></iframe>');
  const frame = page.frame({ name: 'screen' });
  if (frame === null) throw new Error('No frame');
  await frame.goto(url);
  return { page, frame };
}

const resultOf = (frame: Frame | Page) => frame.locator('#result:not(:empty)').textContent();

describe('the phone inside DingTalk', () => {
  it('gives the real dingtalk-jsapi a code that identifies its owner, from within a frame', async () => {
    const { page, frame } = await phone('alice', 'dingtalk', '/q/jsapi');
    expect(await resultOf(frame)).toBe('Alice Zhang 张爱丽');
    const [first, last] = [seen[0], seen.at(-1)];
    expect(first?.headers['user-agent']).toBe(DINGTALK_USER_AGENT);
    expect(first?.headers['sec-fetch-dest']).toBe('document');
    expect(last?.headers).toMatchObject({ origin: portalUrl, cookie: '__Host-phone=nonce-1' });
    expect(last?.headers.host).toBe(new URL(portalUrl).host);
    await page.context().close();
  });

  it('hides the portal’s cookies from the browser that shows it', async () => {
    const { page, frame } = await phone('alice', 'dingtalk', '/q/jsapi');
    await resultOf(frame);
    expect(await page.context().cookies()).toEqual([]);
    await page.context().close();
  });

  it('fails like DingTalk for a wrong organisation', async () => {
    const { page, frame } = await phone('alice', 'dingtalk', '/q/jsapi?corp=dingwrong');
    expect(await resultOf(frame)).toMatch(/^failed: 1002,/);
    await page.context().close();
  });

  it('knows only the old call when it is an old DingTalk', async () => {
    simulator.faults.set({ name: 'oldClient' });
    const { page, frame } = await phone('wang', 'dingtalk', '/q/jsapi');
    expect(await resultOf(frame)).toBe('王小明');
    await page.context().close();
  });

  it('goes to DingTalk’s consent page and back, as its owner, in the frame', async () => {
    const { page, frame } = await phone('bob', 'dingtalk', '/q/oauth');
    await frame.getByRole('button', { name: 'Continue with DingTalk' }).click();
    await frame.getByText('as Bob Li 李博').waitFor();
    await frame.getByRole('button', { name: 'Agree' }).click();
    expect(await resultOf(frame)).toBe('back with code');
    expect(new URL(frame.url()).hostname).toMatch(/^phone-[0-9a-f]{16}\.localhost$/);
    await page.context().close();
  });
});

describe('the phone’s ordinary browser', () => {
  it('has no bridge, and its own cookie jar', async () => {
    const { page, frame } = await phone('alice', 'browser', '/q/oauth');
    expect(await frame.evaluate(() => 'WebViewJavascriptBridge' in window)).toBe(false);
    expect(seen[0]?.headers['user-agent']).not.toContain('DingTalk');
    expect(seen[0]?.headers.cookie).toBeUndefined();
    await page.context().close();
  });
});

it('a link that wakes DingTalk leads from the ordinary browser into the same person’s DingTalk', async () => {
  const { page, frame } = await phone('carol', 'browser', '/q/oauth');
  await frame.getByRole('link', { name: 'Open in DingTalk' }).click();
  expect(await resultOf(frame)).toBe('Carol Chen 陈可');
  await page.context().close();
});

describe('the phone', () => {
  it('visits only the portal', async () => {
    const answer = await scan('alice', 'dingtalk', 'http://169.254.169.254/latest');
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ error: expect.stringContaining('visits http://localhost:3000') });
  });

  it('is forgotten by a reset', async () => {
    const { url } = (await (await scan('carol', 'dingtalk', `${portalUrl}/q/oauth`)).json()) as {
      url: string;
    };
    const { host, port } = new URL(url);
    simulator.reset();
    const options = { host: '127.0.0.1', port, path: '/q/oauth', headers: { host } };
    const answer = await new Promise<IncomingMessage>((resolve) => get(options, resolve));
    expect(await text(answer)).toContain('no such phone');
  });
});

it('a Playwright context with the bridge is a phone inside DingTalk, past the page’s own policy', async () => {
  const context = await browser.newContext({ userAgent: DINGTALK_USER_AGENT });
  await attachBridge(context, simulator, 'bob');
  const page = await context.newPage();
  await page.goto(`${portalUrl}/q/jsapi`);
  expect(await resultOf(page)).toBe('Bob Li 李博');
  await context.close();
});
