import { SuspendAccount } from '#accounts';
import { SwitchQrLogon } from '#dingtalk-qr';
import { EndBinding } from '#binding';
import { DisableMethod } from '#logon-menu';
import { SuspendTenant } from '#tenancy';
import type { Agent } from '../../harness/agent.js';
import { logOnByQr, redeem, scan, showQr, ticketPath } from '../../harness/logon.js';
import { PASSWORD } from '../../harness/start-product.js';
import { newBrowser, newPhone } from '../scene/agents.js';
import { closedWithin5s, openStream, type LiveStream } from '../scene/live-stream.js';
import { switchOnAgain } from '../scene/qr-switch.js';
import { secondTenant } from '../scene/second-tenant.js';
import { useCase } from '../scene/use-case.js';
import { useProduct } from '../scene/use-product.js';

const product = useProduct();

async function waiting(slug = 'demo'): Promise<{ browser: Agent; path: string; stream: LiveStream }> {
  const browser = newBrowser(product());
  const path = await showQr(browser, slug);
  return { browser, path, stream: await openStream(browser, `${ticketPath(slug)}/events`) };
}

async function signedIn(username: string): Promise<{ browser: Agent; stream: LiveStream }> {
  const browser = newBrowser(product());
  await browser.get('/t/demo/logon');
  await browser.post('/t/demo/logon/password', { username, password: PASSWORD });
  return { browser, stream: await openStream(browser, '/t/demo/session/events') };
}

async function idOf(username: string): Promise<string> {
  const [row] = await product().sql<{ id: string }>(
    'select id from accounts.account where tenant_id = $1 and username = $2',
    [product().tenantId, username],
  );
  return row?.id ?? '';
}

describe('a live channel', () => {
  it('B5: closes when the method is switched off, and the ticket is useless then', async () => {
    const { browser, path, stream } = await waiting();
    const scanned = await waiting();
    await scan(product(), newPhone(product()), 'alice', scanned.path);
    await useCase(product(), DisableMethod).execute(product().tenantId, 'dingtalk-qr');
    await Promise.all([closedWithin5s(stream), closedWithin5s(scanned.stream)]);
    expect(stream.text()).toContain('"cancelled"');
    expect((await scan(product(), newPhone(product()), 'alice', path)).status).toBe(403);
    expect((await redeem(browser)).status).toBe(403);
    await switchOnAgain(product());
    expect((await redeem(browser)).status).toBe(410);
  });

  it('B5: closes when the connection is switched off', async () => {
    const [connection] = await product().sql<{ id: string }>('select id from dingtalk.connection');
    const { stream } = await waiting();
    await useCase(product(), SwitchQrLogon).disable(product().tenantId, connection?.id ?? '');
    await closedWithin5s(stream);
    await switchOnAgain(product());
  });

  it('B5: closes when the tenant is suspended, as do those of signed-in people; other tenants are not affected', async () => {
    const rival = await secondTenant(product(), 'closing');
    const mine = await waiting();
    const theirs = await waiting('closing');
    const member = newBrowser(product());
    await member.get('/t/closing/logon');
    await member.post('/t/closing/logon/password', { username: 'alice', password: PASSWORD });
    const session = await openStream(member, '/t/closing/session/events');
    expect(session.status).toBe(200);
    await useCase(product(), SuspendTenant).execute(rival.id, 'test');
    await Promise.all([closedWithin5s(theirs.stream), closedWithin5s(session)]);
    expect(mine.stream.isClosed()).toBe(false);
    mine.stream.leave();
  });

  it('B5: closes with the session: on logging off, and when another browser ends it', async () => {
    const one = await signedIn('bob');
    const other = await signedIn('bob');
    await one.browser.get('/t/demo/');
    await one.browser.post('/t/demo/logoff');
    await closedWithin5s(one.stream);
    expect(other.stream.isClosed()).toBe(false);
    const third = await signedIn('bob');
    await third.browser.get('/t/demo/');
    await third.browser.post('/t/demo/sessions/end-others');
    await closedWithin5s(other.stream);
    expect(other.stream.text()).toContain('"ended":true');
    expect((await other.browser.get('/t/demo/')).location).toContain('/t/demo/logon');
    expect(third.stream.isClosed()).toBe(false);
    third.stream.leave();
  });

  it('B5: closes when the account is suspended', async () => {
    const { browser, stream } = await signedIn('auditor');
    await useCase(product(), SuspendAccount).execute(product().tenantId, await idOf('auditor'), 'test');
    await closedWithin5s(stream);
    expect((await browser.get('/t/demo/')).location).toContain('/t/demo/logon');
  });

  it('B5: closes when the binding that created its session ends', async () => {
    const browser = newBrowser(product());
    expect((await logOnByQr(product(), browser, 'alice')).status).toBe(200);
    const stream = await openStream(browser, '/t/demo/session/events');
    const [binding] = await product().sql<{ id: string }>(
      'select id from binding.binding where account_id = $1 and ended_at is null',
      [await idOf('alice')],
    );
    await useCase(product(), EndBinding).byAdministrator(product().tenantId, {
      bindingId: binding?.id ?? '',
      reason: 'test',
    });
    await closedWithin5s(stream);
    expect((await browser.get('/t/demo/')).location).toContain('/t/demo/logon');
  });

  it('B5: of a session that has ended does not open', async () => {
    const { browser, stream } = await signedIn('bob');
    const copy = newBrowser(product());
    copy.cookies.set('__Host-session', browser.cookies.get('__Host-session') ?? '');
    await browser.get('/t/demo/');
    await browser.post('/t/demo/logoff');
    await closedWithin5s(stream);
    expect((await openStream(copy, '/t/demo/session/events')).status).not.toBe(200);
  });
});
