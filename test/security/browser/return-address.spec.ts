import { UpdateTenantSettings } from '#tenancy';
import type { Agent } from '../../harness/agent.js';
import { confirm, redeem, scan, ticketPath } from '../../harness/logon.js';
import { PASSWORD } from '../../harness/start-product.js';
import { newBrowser, newPhone } from '../scene/agents.js';
import { useCase } from '../scene/use-case.js';
import { useProduct } from '../scene/use-product.js';

const product = useProduct({ worker: false });
const ALLOWED = 'https://app.example.com/after?logon=1';

/** Addresses that have caused open redirects. */
const CORPUS: readonly string[] = [
  'https://evil.example/',
  'http://evil.example',
  '//evil.example/t/demo/',
  '///evil.example',
  '////evil.example/t/demo/',
  '/\\evil.example',
  '\\\\evil.example',
  '/\\/evil.example',
  '/t/demo/\\..\\..\\evil',
  '/t/demo/../../evil',
  '/t/demo/..%2f..%2fevil',
  '/t/demo/%2e%2e/%2e%2e/evil',
  '/t/demo/..%5c..%5cevil',
  '/t/demo/%',
  '/t/demo/%ff%fe/evil',
  '/t/demo@evil.example/',
  '/t/demoevil/',
  '/t/rival/',
  '/t/demo',
  '/',
  '',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)//t/demo/',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'http:/t/demo/',
  'https:t/demo/',
  'https:///evil.example/t/demo/',
  'https://app.example.com/after?logon=1&then=https://evil.example',
  'https://app.example.com/after?logon=1#x',
  'https://app.example.com/after?logon=2',
  'https://app.example.com.evil.example/after?logon=1',
  'https://app.example.com@evil.example/after?logon=1',
  'http://app.example.com/after?logon=1',
  'HTTPS://APP.EXAMPLE.COM/after?logon=1',
  '/t/demo/\r\nlocation: https://evil.example',
  '/t/demo/\t//evil.example',
  ' /t/demo/',
  '/t/demo/\u0000',
  '/\u2028/evil.example',
  `/t/demo/${'a'.repeat(2_000)}`,
  'localhost:3000/t/demo/',
  '?return_to=https://evil.example',
  '#https://evil.example',
  './evil',
];

beforeAll(async () => {
  await useCase(product(), UpdateTenantSettings).execute(product().tenantId, { returnUrls: [ALLOWED] });
});

async function byPassword(returnTo: string): Promise<string | undefined> {
  const browser = newBrowser(product());
  await browser.get('/t/demo/logon');
  const answer = await browser.post('/t/demo/logon/password', {
    username: 'bob',
    password: PASSWORD,
    return_to: returnTo,
  });
  return answer.status === 303 ? answer.location : `refused ${String(answer.status)}`;
}

async function byQr(returnTo: string): Promise<string | undefined> {
  const browser = newBrowser(product());
  await browser.get('/t/demo/logon?method=dingtalk-qr');
  const issued = await browser.postJson(ticketPath(), { returnTo });
  if (issued.status !== 201) return `refused ${String(issued.status)}`;
  const path = new URL(issued.json<{ scanUrl: string }>().scanUrl).pathname;
  const phone = newPhone(product());
  await scan(product(), phone, 'alice', path);
  await confirm(phone, path);
  return (await redeem(browser)).json<{ location: string }>().location;
}

async function afterAttaching(browser: Agent, returnTo: string): Promise<string> {
  const page = await browser.get(`/t/demo/attach/result?return_to=${encodeURIComponent(returnTo)}`);
  return page.text;
}

const SAFE = ['/t/demo/', 'refused 400'];

describe('a logon leads', () => {
  it('B6: to a page of the portal, or exactly to an address that the tenant allows', async () => {
    for (const wanted of ['/t/demo/', '/t/demo/sessions?tab=1', ALLOWED]) {
      expect(await byPassword(wanted)).toBe(wanted);
      expect(await byQr(wanted)).toBe(wanted);
    }
  });

  it('B6: never to an address of an attacker’s choice, by password', async () => {
    for (const wanted of CORPUS) {
      const location = await byPassword(wanted);
      expect([wanted, SAFE.includes(location ?? '')]).toEqual([wanted, true]);
    }
  });

  it('B6: never to an address of an attacker’s choice, by QR code; the ticket keeps the address on the server', async () => {
    const ends = await Promise.all(CORPUS.map(async (wanted) => [wanted, await byQr(wanted)] as const));
    expect(ends.filter(([, location]) => !SAFE.includes(location ?? ''))).toEqual([]);
    const [row] = await product().sql<{ n: number }>(
      `select count(*)::int as n from qr_logon.ticket where return_to not in ('/t/demo/', '/t/demo/sessions?tab=1', $1)`,
      [ALLOWED],
    );
    expect(row?.n).toBe(0);
  });

  it('B6: to no address that the browser sends when it redeems the ticket', async () => {
    const browser = newBrowser(product());
    await browser.get('/t/demo/logon?method=dingtalk-qr');
    const issued = await browser.postJson(ticketPath());
    const path = new URL(issued.json<{ scanUrl: string }>().scanUrl).pathname;
    const phone = newPhone(product());
    await scan(product(), phone, 'alice', path);
    await confirm(phone, path);
    const evil = 'https://evil.example/';
    const query = new URLSearchParams({ return_to: evil, returnTo: evil, location: evil }).toString();
    const redeemed = await browser.postJson(`${ticketPath()}/redeem?${query}`, {
      returnTo: evil,
      return_to: evil,
    });
    expect(redeemed.json()).toEqual({ location: '/t/demo/' });
  });

  it('B6: to no such address by the links of pages with a return address', async () => {
    const browser = newBrowser(product());
    for (const wanted of CORPUS.filter((one) => one.includes('evil') && one.length < 1_000)) {
      const page = await browser.get(`/t/demo/logon?return_to=${encodeURIComponent(wanted)}`);
      expect(page.text).not.toMatch(/(?:href|action|value|data-return-to)="[^"?]*evil/);
    }
    const member = newBrowser(product());
    await member.get('/t/demo/logon?method=dingtalk-qr');
    const issued = await member.postJson(ticketPath());
    const path = new URL(issued.json<{ scanUrl: string }>().scanUrl).pathname;
    const phone = newPhone(product());
    await scan(product(), phone, 'alice', path);
    await confirm(phone, path);
    await redeem(member);
    for (const wanted of CORPUS.filter((one) => one.includes('evil'))) {
      expect(await afterAttaching(member, wanted)).not.toMatch(/(?:href|action)="[^"?]*evil/);
      const already = await member.get(`/t/demo/logon?return_to=${encodeURIComponent(wanted)}`);
      expect(already.text).not.toMatch(/(?:href|action)="[^"?]*evil/);
    }
  });
});
