import { EndBinding } from '#binding';
import { DisableMethod, EnableMethod } from '#logon-menu';
import { TestClock } from '#testing';
import type { Agent } from '../../harness/agent.js';
import { confirm, logOnByQr, redeem, scan, showQr } from '../../harness/logon.js';
import { PASSWORD } from '../../harness/start-product.js';
import { newAccount } from '../scene/accounts.js';
import { newBrowser, newPhone } from '../scene/agents.js';
import { claimLink, newPerson, prove, started } from '../scene/attaching.js';
import { auditRow, count } from '../scene/stored.js';
import { useCase } from '../scene/use-case.js';
import { useProduct } from '../scene/use-product.js';

const clock = new TestClock();
const product = useProduct({ clock });

async function bindingOf(accountId: string): Promise<string> {
  const [row] = await product().sql<{ id: string }>(
    'select id from binding.binding where account_id = $1 and ended_at is null',
    [accountId],
  );
  return row?.id ?? '';
}

/** Attaches a new person to a new account with a password; gives the browser that did it. */
async function linked(username: string): Promise<{ accountId: string; person: string; browser: Agent }> {
  const accountId = await newAccount(product(), username);
  const person = newPerson(product(), username);
  const browser = await started(product(), person);
  const done = await prove(browser, username);
  await browser.get(done.location ?? '');
  return { accountId, person, browser };
}

function unlink(browser: Agent, bindingId: string) {
  return browser.post(`/t/demo/identities/${bindingId}/unlink`, { confirmed: '1' });
}

describe('the owner of an account', () => {
  it('A7: is told by email, in both languages, when an identity is linked and when it is unlinked', async () => {
    const { accountId, browser } = await linked('notified');
    const { mailbox } = product().simulator;
    const mine = (word: string) =>
      mailbox.waitFor(
        ({ to, subject }) => to.includes('notified@demo.test') && subject.includes(word),
        8_000,
      );
    const first = await mine('was linked');
    expect(first.subject).toContain('绑定');
    expect(first.text).toContain('N*');
    expect(first.text).toContain('您的账号');
    expect(first.text).toContain(`${product().url}/t/demo/`);
    expect(first.text).not.toContain('UNION-');
    await browser.get('/t/demo/');
    expect((await unlink(browser, await bindingOf(accountId))).status).toBe(303);
    const second = await mine('was unlinked');
    expect(second.text).toContain('was unlinked from your account');
    expect(second.text).toContain('解绑');
  });

  it('A7: is also told when an administrator does it, and gets no email without an address', async () => {
    const { accountId } = await linked('administered');
    await useCase(product(), EndBinding).byAdministrator(product().tenantId, {
      bindingId: await bindingOf(accountId),
      reason: 'left the organisation',
    });
    await product().simulator.mailbox.waitFor(
      ({ to, subject }) => to.includes('administered@demo.test') && subject.includes('unlinked'),
      8_000,
    );
    const row = await auditRow(product(), 'binding.binding.ended', ({ targets }) =>
      targets.some(({ id }) => id === accountId),
    );
    expect(row.reason).toBe('left the organisation');

    const silent = await newAccount(product(), 'silent', { withoutEmail: true });
    await prove(await started(product(), newPerson(product(), 'silent')), 'silent');
    await auditRow(product(), 'binding.binding.created', ({ targets }) =>
      targets.some(({ id }) => id === silent),
    );
    expect(await count(product(), 'messaging.delivery')).toBe(0);
  });

  it('A7: can end the other sessions on the page that the notice links to', async () => {
    const { browser } = await linked('tidy');
    const other = newBrowser(product());
    await other.get('/t/demo/logon');
    await other.post('/t/demo/logon/password', { username: 'tidy', password: PASSWORD });
    expect((await browser.get('/t/demo/')).text).toContain('/t/demo/sessions/end-others');
    await browser.post('/t/demo/sessions/end-others');
    expect((await other.get('/t/demo/')).location).toContain('/t/demo/logon');
    expect((await browser.get('/t/demo/')).status).toBe(200);
  });
});

describe('ending a link', () => {
  it('A8: by its owner needs a fresh authentication', async () => {
    const { accountId, browser } = await linked('stale');
    const bindingId = await bindingOf(accountId);
    clock.advance(901);
    await browser.get('/t/demo/');
    const refused = await unlink(browser, bindingId);
    expect(refused.location).toContain('/t/demo/reauthenticate');
    expect((await browser.get(`/t/demo/identities/${bindingId}/unlink`)).location).toContain(
      '/reauthenticate',
    );
    expect((await browser.post('/t/demo/attach/undo')).location).toContain('/t/demo/reauthenticate');
    expect(await bindingOf(accountId)).toBe(bindingId);
    await browser.get(refused.location ?? '');
    const wrong = await browser.post('/t/demo/reauthenticate/password', {
      username: 'bob',
      password: 'wrong',
    });
    expect(wrong.status).toBe(401);
    await browser.post('/t/demo/reauthenticate/password', { username: 'stale', password: PASSWORD });
    await browser.get('/t/demo/');
    expect((await unlink(browser, bindingId)).location).toContain('/t/demo/');
    expect(await bindingOf(accountId)).toBe('');
  });

  it('A8: by its owner is refused when no method would be left, and changes nothing', async () => {
    const accountId = await newAccount(product(), 'onlyway', { withoutPassword: true, withoutEmail: true });
    const person = newPerson(product(), 'onlyway');
    const browser = await started(product(), person);
    await claimLink(product(), browser, 'onlyway');
    await browser.get('/t/demo/attach/verify');
    expect((await browser.post('/t/demo/attach/by-link')).status).toBe(303);
    const bindingId = await bindingOf(accountId);
    await browser.get('/t/demo/');
    expect((await unlink(browser, bindingId)).status).toBe(409);
    expect(await bindingOf(accountId)).toBe(bindingId);
    expect((await browser.get('/t/demo/')).status).toBe(200);
    await useCase(product(), EndBinding).byAdministrator(product().tenantId, {
      bindingId,
      reason: 'help desk',
    });
    expect(await bindingOf(accountId)).toBe('');
  });

  it('A8: by its owner is refused if password and address have been removed meanwhile', async () => {
    const { accountId, browser } = await linked('switched');
    await product().sql('update accounts.account set email = null, email_key = null where id = $1', [
      accountId,
    ]);
    await product().sql('delete from authenticators.password where account_id = $1', [accountId]);
    await browser.get('/t/demo/');
    expect((await unlink(browser, await bindingOf(accountId))).status).toBe(409);
  });

  it('A8: by anyone else is refused', async () => {
    const { accountId } = await linked('defended');
    const bindingId = await bindingOf(accountId);
    const stranger = newBrowser(product());
    await stranger.get('/t/demo/logon');
    await stranger.post('/t/demo/logon/password', { username: 'bob', password: PASSWORD });
    await stranger.get('/t/demo/');
    expect((await unlink(stranger, bindingId)).status).toBe(404);
    const nobody = newBrowser(product());
    await nobody.get('/t/demo/logon');
    expect((await unlink(nobody, bindingId)).status).toBeGreaterThanOrEqual(300);
    expect(await bindingOf(accountId)).toBe(bindingId);
  });

  it('A8: by an administrator needs a reason', async () => {
    const { accountId } = await linked('reasoned');
    const bindingId = await bindingOf(accountId);
    for (const reason of ['', '   ']) {
      await expect(
        useCase(product(), EndBinding).byAdministrator(product().tenantId, { bindingId, reason }),
      ).rejects.toMatchObject({ code: 'binding.reason_missing' });
    }
    expect(await bindingOf(accountId)).toBe(bindingId);
  });

  it('A8: ends every session that it created, keeps the other sessions and the account, and the identity no longer logs on', async () => {
    const { accountId, person, browser } = await linked('leaver-one');
    const second = newBrowser(product());
    expect((await logOnByQr(product(), second, person)).status).toBe(200);
    const byPassword = newBrowser(product());
    await byPassword.get('/t/demo/logon');
    await byPassword.post('/t/demo/logon/password', { username: 'leaver-one', password: PASSWORD });
    const inFlight = newBrowser(product());
    const phone = newPhone(product());
    const path = await showQr(inFlight);
    await scan(product(), phone, person, path);
    await confirm(phone, path);

    await useCase(product(), EndBinding).byAdministrator(product().tenantId, {
      bindingId: await bindingOf(accountId),
      reason: 'left',
    });
    for (const gone of [browser, second]) {
      expect((await gone.get('/t/demo/')).location).toContain('/t/demo/logon');
    }
    expect((await byPassword.get('/t/demo/')).status).toBe(200);
    expect((await redeem(inFlight)).json()).toEqual({ location: '/t/demo/attach' });
    expect(await count(product(), 'accounts.account', `id = '${accountId}' and status = 'active'`)).toBe(1);
  });

  it('A8: does not happen when the method is switched off: bindings work again when it is on', async () => {
    const { accountId } = await linked('patient');
    const bindingId = await bindingOf(accountId);
    await useCase(product(), DisableMethod).execute(product().tenantId, 'dingtalk-qr');
    await useCase(product(), EnableMethod).execute(product().tenantId, 'dingtalk-qr');
    expect(await bindingOf(accountId)).toBe(bindingId);
  });
});
