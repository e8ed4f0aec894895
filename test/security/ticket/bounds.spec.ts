import { UpdateTenantSettings } from '#tenancy';
import { Agent } from '../../harness/agent.js';
import { confirm, redeem, scan, showQr, stateOf, ticketPath } from '../../harness/logon.js';
import { newBrowser, newPhone } from '../scene/agents.js';
import { codeOf, told } from '../scene/answers.js';
import { newNetwork } from '../scene/networks.js';
import { secondTenant, type SecondTenant } from '../scene/second-tenant.js';
import { auditRow, count, openSessions, ticketOf } from '../scene/stored.js';
import { useProduct } from '../scene/use-product.js';

const product = useProduct({ environment: { TICKETS_PER_TENANT: '150' } });

let rival: SecondTenant;
beforeAll(async () => {
  rival = await secondTenant(product());
});

describe('the owner of a ticket', () => {
  it('T8: is the person of the first scan; a second person reads "already used", and the browser is told', async () => {
    const browser = newBrowser(product());
    const path = await showQr(browser);
    const [first, second] = [newPhone(product()), newPhone(product())];
    expect((await scan(product(), first, 'alice', path)).status).toBe(303);
    const refused = await scan(product(), second, 'carol', path);
    expect(refused.status).toBe(409);
    expect(await stateOf(browser)).toBe('conflict');
    expect((await confirm(first, path)).status).toBe(410);
    expect((await confirm(second, path)).status).toBe(410);
    expect((await redeem(browser)).status).toBe(410);
    const { id, subject: unionId } = await ticketOf(product(), path);
    expect(unionId).toBe('UNION-alice');
    await auditRow(
      product(),
      'qr-logon.ticket.replayed',
      (row) => row.reason === 'scanned_by_another' && row.targets.some((target) => target.id === id),
    );
  });

  it('T8: is the scanning phone: another phone cannot confirm, decline or report', async () => {
    const browser = newBrowser(product());
    const path = await showQr(browser);
    const [mine, other] = [newPhone(product()), newPhone(product())];
    await scan(product(), mine, 'alice', path);
    await other.get(path);
    for (const act of ['confirm', 'decline', 'report']) {
      expect((await other.post(`${path}/${act}`)).status).toBe(410);
    }
    expect((await other.get(path)).text).not.toContain('Alice');
    expect((await ticketOf(product(), path)).state).toBe('scanned');
    expect((await confirm(mine, path)).status).toBe(303);
  });

  it('T10: belongs to one tenant: another tenant cannot tell the ticket from an unknown one', async () => {
    const browser = newBrowser(product());
    const path = await showQr(browser);
    const phone = newPhone(product());
    await scan(product(), phone, 'alice', path);
    await confirm(phone, path);

    const foreign = newBrowser(product());
    await foreign.get('/t/rival/logon');
    const unknown = newBrowser(product());
    await unknown.get('/t/rival/logon');
    unknown.cookies.set('__Host-ticket', 'x'.repeat(43));
    for (const name of ['ticket', 'browser']) {
      foreign.cookies.set(`__Host-${name}`, browser.cookies.get(`__Host-${name}`) ?? '');
    }
    await foreign.get('/t/rival/logon');
    for (const ask of [
      (one: Agent) => one.getJson(ticketPath('rival')),
      (one: Agent) => one.send('GET', `${ticketPath('rival')}/events`, { accept: 'text/event-stream' }),
      (one: Agent) => one.postJson(`${ticketPath('rival')}/redeem`),
    ]) {
      expect(told(await ask(foreign))).toEqual(told(await ask(unknown)));
    }
    expect((await ticketOf(product(), path)).state).toBe('confirmed');
    expect((await redeem(browser)).status).toBe(200);
  });

  it('T10: is never a person whom another tenant’s app has identified', async () => {
    const browser = newBrowser(product());
    const path = await showQr(browser);
    const refused = await scan(product(), newPhone(product()), 'alice', path, rival.app);
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect((await ticketOf(product(), path)).state).toBe('created');
  });

  it('T10: uses it for one logon method, which the scan and the redemption name', async () => {
    const browser = newBrowser(product());
    const path = await showQr(browser);
    const { id } = await ticketOf(product(), path);
    const phone = newPhone(product());
    await scan(product(), phone, 'alice', path);
    await confirm(phone, path);
    await product().sql(`update qr_logon.ticket set method = 'another' where id = $1`, [id]);
    const before = await openSessions(product());
    expect((await redeem(browser)).status).toBe(410);
    expect(await openSessions(product())).toBe(before);
    const another = newBrowser(product());
    const unscanned = await showQr(another);
    await product().sql(`update qr_logon.waiting_code set method = 'another' where id = $1`, [
      (await ticketOf(product(), unscanned)).id,
    ]);
    // The server knows the method that it issued the ticket for.
    expect((await scan(product(), newPhone(product()), 'alice', unscanned)).status).toBe(410);
  });
});

describe('the number of tickets', () => {
  const allowPerNetwork = (codesPerNetwork: number) =>
    product().server.app.get(UpdateTenantSettings).execute(product().tenantId, { codesPerNetwork });

  const LIVE = `end_reason is null and expires_at > now()`;

  it('T11: is one per browser: a new QR code cancels the former one', async () => {
    const browser = newBrowser(product());
    const paths = [await showQr(browser), await showQr(browser), await showQr(browser)];
    const states = await Promise.all(paths.map(async (path) => (await ticketOf(product(), path)).state));
    expect(states).toEqual(['cancelled', 'cancelled', 'created']);
    expect((await scan(product(), newPhone(product()), 'alice', paths[0] ?? '')).status).toBe(410);
    expect((await scan(product(), newPhone(product()), 'alice', paths[2] ?? '')).status).toBe(303);
  });

  it('T11: is one for a browser that asks many times at once', async () => {
    const browser = newBrowser(product());
    await browser.get('/t/demo/logon?method=dingtalk-qr');
    const answers = await Promise.all(Array.from({ length: 12 }, () => browser.postJson(ticketPath())));
    expect(answers.every(({ status }) => status === 201)).toBe(true);
    const [row] = await product().sql<{ n: number }>(
      `select max(n)::int as n from (select count(*) as n from qr_logon.waiting_code where ${LIVE}
       group by browser_hash) per_browser`,
    );
    expect(row?.n).toBe(1);
  });

  it('T11: is limited per network by the tenant’s setting, without effect on other networks', async () => {
    await allowPerNetwork(20);
    const ip = newNetwork();
    const neighbours = Array.from({ length: 30 }, () => new Agent(product().url, { ip }));
    await Promise.all(neighbours.map((one) => one.get('/t/demo/logon?method=dingtalk-qr')));
    const answers = await Promise.all(neighbours.map((one) => one.postJson(ticketPath())));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(20);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(10);
    for (const answer of refused) {
      expect(codeOf(answer)).toBe('ticket.limit');
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    await showQr(newBrowser(product()));
    await allowPerNetwork(300);
  });

  it('T11: suffices for an office of dozens behind one address without any setting', async () => {
    const ip = newNetwork();
    const office = Array.from({ length: 30 }, () => new Agent(product().url, { ip }));
    for (const person of office) await showQr(person);
  });

  it('T11: does not grow by a browser in a loop, which is told to come back later', async () => {
    const browser = newBrowser(product());
    await browser.get('/t/demo/logon?method=dingtalk-qr');
    const before = await count(product(), 'qr_logon.waiting_code', LIVE);
    const statuses: number[] = [];
    for (let asked = 0; asked < 10; asked += 1) {
      const answers = await Promise.all(Array.from({ length: 10 }, () => browser.postJson(ticketPath())));
      for (const answer of answers) {
        statuses.push(answer.status);
        if (answer.status === 429) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      }
    }
    expect(new Set(statuses)).toEqual(new Set([201, 429]));
    expect(await count(product(), 'qr_logon.waiting_code', LIVE)).toBeLessThanOrEqual(before + 1);
  });

  it('T11: is limited per tenant, without effect on other tenants', async () => {
    const answers = [];
    for (let asked = 0; asked < 170; asked += 1) {
      const browser = newBrowser(product());
      await browser.get('/t/demo/logon?method=dingtalk-qr');
      answers.push(await browser.postJson(ticketPath()));
    }
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.every((answer) => Number(answer.headers.get('retry-after')) > 0)).toBe(true);
    expect(
      await count(product(), 'qr_logon.waiting_code', `${LIVE} and tenant_id = '${product().tenantId}'`),
    ).toBeLessThanOrEqual(150);
    await showQr(newBrowser(product()), 'rival');
  });
});
