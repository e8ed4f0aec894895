import { ipPrefix } from '#http';
import { TestClock } from '#testing';
import type { Agent } from '../../harness/agent.js';
import { confirm, redeem, scan, showQr } from '../../harness/logon.js';
import { newBrowser, newPhone } from '../scene/agents.js';
import { auditRow, openSessions, ticketOf } from '../scene/stored.js';
import { useProduct } from '../scene/use-product.js';

const clock = new TestClock();
const product = useProduct({ clock });

async function scanned(person = 'alice', phone: Agent = newPhone(product())) {
  const browser = newBrowser(product());
  const path = await showQr(browser);
  await scan(product(), phone, person, path);
  return { browser, phone, path };
}

/** The text of a page's body, without markup. */
function words(page: string): string {
  const body = page.slice(page.indexOf('<main'), page.indexOf('</main>'));
  return body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
}

describe('the decision on the phone', () => {
  it('C1: a scan alone logs nobody on, however long it waits and however often the page is opened', async () => {
    const { browser, phone, path } = await scanned();
    const before = await openSessions(product());
    for (let opened = 0; opened < 5; opened += 1) {
      clock.advance(10);
      expect((await phone.get(path)).status).toBe(200);
      expect((await redeem(browser)).status).toBe(410);
    }
    expect(await openSessions(product())).toBe(before);
    expect((await ticketOf(product(), path)).state).toBe('scanned');
    expect((await browser.getJson('/t/demo/logon/dingtalk-qr/ticket')).json<{ state: string }>().state).toBe(
      'scanned',
    );
  });

  it('C1: a confirmation needs a POST with the anti-CSRF token of the same phone', async () => {
    const { browser, phone, path } = await scanned();
    const page = await phone.get(path);
    expect(page.text).toContain('method="post"');
    expect((await phone.get(`${path}/confirm`)).status).toBe(404);
    const form = { 'content-type': 'application/x-www-form-urlencoded', origin: product().url };
    const values = [
      '',
      '_csrf=',
      `_csrf=${'A'.repeat(43)}`,
      `_csrf=${/csrf-token" content="([^"]+)"/.exec((await browser.get('/t/demo/logon')).text)?.[1] ?? ''}`,
    ];
    for (const body of values) {
      expect((await phone.send('POST', `${path}/confirm`, form, body)).status).toBe(403);
    }
    expect((await ticketOf(product(), path)).state).toBe('scanned');
    expect((await confirm(phone, path)).status).toBe(303);
  });

  it('C2: the page shows organisation, application, browser, system, place, network, time and account', async () => {
    const { phone, path } = await scanned();
    const page = await phone.get(path, { 'accept-language': 'en' });
    const text = words(page.text);
    for (const fact of [
      'Demo Organisation',
      'Chrome on Linux',
      'The internet',
      'Alice Zhang',
      'alice',
      'The browser must show this number',
    ]) {
      expect(text).toContain(fact);
    }
    const [row] = await product().sql<{ ip: string; at: Date }>(
      'select ip, created_at as at from qr_logon.ticket where id = $1',
      [(await ticketOf(product(), path)).id],
    );
    expect(text).toContain(ipPrefix(row?.ip ?? ''));
    expect(page.text).toContain(row?.at.toISOString().slice(0, 19));
  });

  it('C2: nothing in the address changes what the page shows', async () => {
    const { phone, path } = await scanned();
    const facts = (page: string) => /<dl[\s\S]*?<\/dl>/.exec(page)?.[0];
    const plain = facts((await phone.get(path)).text);
    expect(plain).toContain('Alice Zhang');
    const crafted = new URLSearchParams({
      application: 'Evil Corp',
      tenant: 'rival',
      account: 'root',
      username: 'root',
      browser: 'Netscape',
      ip: '6.6.6.6',
      place: 'Here',
      number: '00',
      requestedAt: '2000-01-01',
      'browser[ip]': '6.6.6.6',
      ticket: 'x',
    });
    const page = (await phone.get(`${path}?${crafted.toString()}`)).text;
    expect(facts(page)).toBe(plain);
    for (const lie of ['Evil Corp', 'Netscape', '6.6.6.6']) expect(words(page)).not.toContain(lie);
  });

  it('C2: the page shows the browser that asked for the code, not the current visitor', async () => {
    const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';
    const browser = newBrowser(product(), { userAgent: firefox });
    const path = await showQr(browser);
    const phone = newPhone(product());
    await scan(product(), phone, 'alice', path);
    const page = await phone.get(path, { 'accept-language': 'en', 'user-agent': 'curl/8 DingTalk' });
    expect(words(page.text)).toContain('Firefox on Windows');
  });

  it('C3: Decline comes first and is as large as Confirm; nothing is preselected, nothing submits itself', async () => {
    const { phone, path } = await scanned();
    const { text } = await phone.get(path, { 'accept-language': 'en' });
    const buttons = [...text.matchAll(/<button class="([^"]*)"[^>]*>([^<]*)<\/button>/g)];
    const order = buttons.map(([, , label]) => label);
    expect(order.indexOf('Decline')).toBeGreaterThanOrEqual(0);
    expect(order.indexOf('Decline')).toBeLessThan(order.indexOf('Confirm'));
    for (const label of ['Decline', 'Confirm']) {
      const [, classes = ''] = buttons.find(([, , name]) => name === label) ?? [];
      expect(classes.split(' ')).toContain('button');
    }
    expect(text).not.toMatch(/autofocus|checked|http-equiv="refresh"|onload=|\.submit\(/i);
  });

  it('C3: Decline ends the ticket at once, and the browser is told', async () => {
    const { browser, phone, path } = await scanned();
    await phone.get(path);
    expect((await phone.post(`${path}/decline`)).status).toBe(303);
    expect((await browser.getJson('/t/demo/logon/dingtalk-qr/ticket')).json<{ state: string }>().state).toBe(
      'denied',
    );
    expect((await phone.get(path, { 'accept-language': 'en' })).text).toContain('This was not me: report');
    expect((await confirm(phone, path)).status).toBe(410);
    expect((await redeem(browser)).status).toBe(410);
  });

  it('C3: a report also ends the ticket at once, and is recorded with the addresses of browser and phone', async () => {
    const { browser, phone, path } = await scanned();
    await phone.get(path);
    expect((await phone.post(`${path}/report`)).status).toBe(303);
    const { id, state } = await ticketOf(product(), path);
    expect(state).toBe('denied');
    expect((await redeem(browser)).status).toBe(410);
    const row = await auditRow(product(), 'qr-logon.ticket.reported', ({ targets }) =>
      targets.some((target) => target.id === id),
    );
    expect(row).toMatchObject({ outcome: 'refused', reason: 'reported' });
    expect(row.browser?.ip).toMatch(/^11\./);
    expect(row.phone?.ip).toMatch(/^11\./);
    expect((await phone.get(path, { 'accept-language': 'en' })).text).toContain('Thank you for reporting');
  });

  it('C4: the page says in both languages to confirm only a page that you opened yourself, never because of a message', async () => {
    const { phone, path } = await scanned();
    expect(words((await phone.get(path, { 'accept-language': 'en' })).text)).toContain(
      'Confirm only if you opened this page yourself just now. Never because of a message or an email.',
    );
    expect(words((await phone.get(path, { 'accept-language': 'zh-CN' })).text)).toContain(
      '仅当您刚刚亲自打开该页面时才确认。切勿因为收到消息或邮件而确认。',
    );
  });
});
