import { CreateAttachLink } from '#binding';
import { DEMO } from '#simulator';
import { confirm, redeem, scan, showQr, ticketPath } from '../../harness/logon.js';
import { PASSWORD, startProduct, type Product } from '../../harness/start-product.js';
import { newBrowser, newPhone } from '../scene/agents.js';
import { captureLog, type CapturedLog } from '../scene/captured-log.js';
import { comeBack, oauthCode, setOut } from '../scene/oauth.js';
import { auditRow } from '../scene/stored.js';
import { useCase } from '../scene/use-case.js';
import { dump, placesOf } from '../scene/whole-database.js';
import { WireTap } from '../scene/wire-tap.js';

const WRONG_PASSWORD = 'canary-of-a-wrong-password';
const RETURN_TO = '/t/demo/?canary=return-address';

let product: Product;
let log: CapturedLog;
const tap = new WireTap();

beforeAll(async () => {
  log = captureLog();
  product = await startProduct({ environment: { LOG_LEVEL: 'trace' } });
  tap.note(DEMO.clientSecret, PASSWORD, WRONG_PASSWORD);
  tap.note(product.settings.ENCRYPTION_KEYS?.split(':')[1]);
  await wholeRun();
});

afterAll(async () => {
  await product.close();
  log.release();
});

/** Every path through the product, with success and failure. */
async function wholeRun(): Promise<void> {
  await byScan();
  await byOwnPageAndAttach();
  await byMailAndMistakes();
  await failures();
  await auditRow(product, 'providers.identification.failed');
}

async function qr(browser: ReturnType<typeof newBrowser>): Promise<string> {
  const path = await showQr(browser);
  tap.note(path.replace('/q/', ''));
  return path;
}

async function byScan(): Promise<void> {
  const [browser, phone] = [tap.on(newBrowser(product)), tap.on(newPhone(product))];
  const path = await qr(browser);
  await scan(product, phone, 'alice', path);
  await confirm(phone, path);
  expect((await redeem(browser)).status).toBe(200);
  expect((await browser.get('/t/demo/')).status).toBe(200);
  await browser.post('/t/demo/logoff');
}

async function byOwnPageAndAttach(): Promise<void> {
  const [browser, phone] = [tap.on(newBrowser(product)), tap.on(newPhone(product))];
  const path = await qr(browser);
  await phone.get(path);
  const [state, code] = [await setOut(phone, `${path}/oauth`), oauthCode(product, 'carol')];
  tap.note(state, code);
  await comeBack(phone, { code, state });
  await confirm(phone, path);
  await redeem(browser);
  const { url } = await useCase(product, CreateAttachLink).execute(product.tenantId, {
    username: 'bob',
    reason: 'test',
    validHours: 1,
  });
  tap.note(url.split('/').at(-1));
  await browser.get(new URL(url).pathname);
  await browser.post(new URL(url).pathname);
  await browser.get('/t/demo/attach');
  await browser.post('/t/demo/attach/start');
  await browser.get('/t/demo/attach/verify');
  expect((await browser.post('/t/demo/attach/by-link')).status).toBe(303);
}

async function byMailAndMistakes(): Promise<void> {
  const browser = tap.on(newBrowser(product));
  await browser.get('/t/demo/logon');
  await browser.post('/t/demo/logon/password', { username: 'bob', password: WRONG_PASSWORD });
  await browser.post('/t/demo/logon/password', { username: WRONG_PASSWORD, password: PASSWORD });
  await browser.post('/t/demo/logon/email-code', { identifier: 'bob@demo.test', username: 'bob@demo.test' });
  const mail = await product.simulator.mailbox.waitFor(({ to }) => to.includes('bob@demo.test'));
  await browser.post('/t/demo/logon/email-code', { step: 'code', code: mail.code ?? '' });
  await browser.post('/t/demo/logon/password', { username: 'bob', password: PASSWORD });
}

async function failures(): Promise<void> {
  for (const name of ['http5xx', 'garbage', 'permissionMissing'] as const) {
    product.simulator.faults.set({ name });
    const phone = tap.on(newPhone(product));
    const path = await qr(tap.on(newBrowser(product)));
    await scan(product, phone, 'alice', path);
    product.simulator.faults.clear();
  }
  const phone = tap.on(newPhone(product));
  const code = oauthCode(product, 'alice');
  tap.note(code);
  await comeBack(phone, { code, state: 'canary-of-a-foreign-state-0123456789' });
  tap.note('canary-of-a-foreign-state-0123456789');
  await phone.send('POST', '/q/canary-of-a-qr-value-0123456789abcdefghi/identity', {}, 'code=canary-code-0');
  tap.note('canary-of-a-qr-value-0123456789abcdefghi', 'canary-code-0');
}

/** Secrets in the requests to DingTalk and in its responses. */
function dingtalkSecrets(): readonly string[] {
  const values = product.simulator.requests.all().flatMap(({ headers, body, query }) => {
    const sent = JSON.stringify([headers['x-acs-dingtalk-access-token'], body, query]);
    return [...sent.matchAll(/"(?:code|authCode|access_token)":"([^"]{8,})"/g)].map(
      ([, value]) => value ?? '',
    );
  });
  const tokens = product.simulator.requests
    .all()
    .map(({ headers }) => headers['x-acs-dingtalk-access-token'])
    .filter((token) => typeof token === 'string');
  return [...new Set([...values, ...tokens])];
}

describe('after every path through the product', () => {
  it('T4: no secret of the wire is anywhere in the database, as text or bytes', async () => {
    const texts = await dump(product);
    expect(texts.size).toBeGreaterThan(20);
    // The search finds a value that is no secret, so it would find a secret.
    expect(placesOf('alice@demo.test', texts)).toContain('accounts.account');
    const secrets = [...tap.secrets, ...dingtalkSecrets()];
    expect(secrets.length).toBeGreaterThan(20);
    const found = secrets.flatMap((secret) => placesOf(secret, texts).map((table) => `${table}: ${secret}`));
    expect(found).toEqual([]);
  });

  it('T12: no secret of the wire is in the logs of server and worker at level trace', () => {
    const text = log.read();
    expect(text).toContain('"level":"debug"');
    expect(text).toContain('/q/');
    const secrets = [...tap.secrets, ...dingtalkSecrets()];
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  });

  it('T12: the logs hold no mobile number, union id or DingTalk name', () => {
    const text = log.read();
    for (const personal of ['13900000001', 'UNION-alice', 'UNION-carol', '张爱丽', 'Carol Chen']) {
      expect(text).not.toContain(personal);
    }
  });

  it('T12: the QR code holds our origin and one opaque value: no person, tenant, session or return address', async () => {
    const browser = newBrowser(product);
    await browser.get(`/t/demo/logon?method=dingtalk-qr&return_to=${encodeURIComponent(RETURN_TO)}`);
    const issued = await browser.postJson(ticketPath(), { returnTo: RETURN_TO });
    const url = new URL(issued.json<{ scanUrl: string }>().scanUrl);
    expect(url.origin).toBe(product.url);
    expect(url.pathname).toMatch(/^\/q\/[A-Za-z0-9_-]{43}$/);
    expect(url.search + url.hash).toBe('');
    const value = Buffer.from(url.pathname.slice(3), 'base64url').toString('latin1');
    for (const known of ['demo', 'canary', 'alice', product.tenantId]) expect(value).not.toContain(known);
    expect(issued.headers.get('cache-control')).toBe('no-store');
  });

  it('T12: the phone’s page is not cached, and sends its address to no other host', async () => {
    const page = await newPhone(product).get(await showQr(newBrowser(product)));
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('referrer-policy')).toBe('same-origin');
  });
});
