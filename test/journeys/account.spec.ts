import { newAccount } from '../security/scene/accounts.js';
import { links } from './steps/records.js';
import { useJourney } from './steps/use-journey.js';

const journey = useJourney('account');

describe('A person’s own sessions', () => {
  it('can be ended from another browser; their open pages notice within five seconds', async () => {
    const [office, library] = await Promise.all([journey().desk(), journey().desk()]);
    for (const desk of [library, office]) {
      await desk.open('logon');
      await desk.givePassword('bob', journey().password);
      await desk.isHomeOf('Bob Li');
    }
    await journey().gallery.look(office.page, 'two-sessions');
    const told = library.page
      .getByText('Your session has ended. Please log on again.')
      .waitFor({ timeout: 5_000 });
    await office.press('End all other sessions');
    await told;
    await journey().gallery.look(library.page, 'session-ended');
    await office.page.getByText('All other sessions have ended.').waitFor();
    await journey().gallery.look(office.page, 'others-ended');
  });

  it('can be logged off by a form with a late response; the page does not navigate elsewhere meanwhile', async () => {
    const [office, library] = await Promise.all([journey().desk(), journey().desk()]);
    for (const desk of [library, office]) {
      await desk.open('logon');
      await desk.givePassword('bob', journey().password);
      await desk.isHomeOf('Bob Li');
    }
    const asked: string[] = [];
    library.page.on('request', (request) =>
      asked.push(`${request.method()} ${new URL(request.url()).pathname}`),
    );
    const hearsNoMore = library.page.waitForEvent('requestfailed', (request) =>
      request.url().endsWith('/session/events'),
    );
    await library.page.route('**/logoff', async (route) => {
      await hearsNoMore;
      await office.press('End all other sessions');
      await office.page.getByText('All other sessions have ended.').waitFor();
      await route.continue();
    });
    await library.press('Log off');
    await library.reads('You are logged off');
    // When a page hears that its session has ended, it checks whether it may still be shown.
    expect(asked).not.toContain('GET /t/demo/');
  });
});

describe('A person’s linked identity', () => {
  it('is unlinked by its owner after a fresh authentication, which ends its sessions', async () => {
    const [desk, phone] = await Promise.all([journey().desk(), journey().phone('alice')]);
    await phone.approve(await desk.askForCode());
    await desk.isHomeOf('Alice Zhang');
    const other = await journey().desk();
    await other.open('logon');
    await other.givePassword('alice', journey().password);
    await other.isHomeOf('Alice Zhang');
    // The authentication must be newer than fifteen minutes.
    journey().clock.advance(1_000);
    await other.page.getByRole('button', { name: /^Unlink/ }).click();
    await other.reads('Confirm that it is you');
    await journey().gallery.look(other.page, 'prove-again');
    await other.page.getByLabel('Password').fill(journey().password);
    await other.press('Log on');
    await other.reads('Unlink this identity?');
    await journey().gallery.look(other.page, 'unlink');
    const told = desk.page.getByText('Your session has ended.').waitFor({ timeout: 5_000 });
    await other.press('Unlink');
    await other.page.getByText('The identity is no longer linked.').waitFor();
    await told;
    expect(await links(journey().product)).not.toHaveProperty('alice');
    await journey().gallery.look(other.page, 'unlinked');
    await phone.approve(await desk.askForCode());
    await desk.reads('This DingTalk identity is not linked yet');
  });
});

describe('A person’s own tokens', () => {
  it('are created with some of the person’s permissions, shown once after a fresh authentication, and revoked', async () => {
    const desk = await journey().desk();
    await desk.open('');
    await desk.givePassword('auditor', journey().password);
    const tokens = desk.page.getByRole('region', { name: 'Personal access tokens' });
    await tokens.getByText('You have no tokens.').waitFor();
    journey().clock.advance(1_000);
    await tokens.getByRole('link', { name: 'New token' }).click();
    await desk.reads('Confirm that it is you');
    await desk.page.getByLabel('Password').fill(journey().password);
    await desk.press('Log on');
    await desk.reads('New personal access token');
    await desk.page.getByLabel('Name').fill('nightly export');
    await desk.press('Create token');
    await desk.page.getByText('Select at least one permission').waitFor();
    expect(await desk.page.getByLabel('Name').inputValue()).toBe('nightly export');
    expect(await desk.page.getByLabel('Change the settings').count()).toBe(0);
    await desk.page.getByLabel('Read the log').check();
    await journey().gallery.look(desk.page, 'new-token');
    await desk.press('Create token');
    await desk.reads('Your new token');
    const token = await desk.page.locator('.token').innerText();
    expect(await desk.page.getByRole('button', { name: 'Copy' }).getAttribute('data-copy')).toBe(token);
    await journey().gallery.look(desk.page, 'token-once');
    const ask = (path: string) =>
      fetch(`${journey().product.url}/api/admin/${path}`, { headers: { authorization: `Bearer ${token}` } });
    expect((await ask('audit/records')).status).toBe(200);
    expect((await ask('accounts')).status).toBe(403);
    await desk.page.getByRole('link', { name: 'I have saved it' }).click();
    await tokens.getByText('nightly export').waitFor();
    expect(await desk.page.content()).not.toContain(token);
    await journey().gallery.look(desk.page, 'tokens');
    await tokens.getByRole('button', { name: 'Revoke nightly export' }).click();
    await desk.page.getByText('The token is revoked').waitFor();
    expect((await ask('audit/records')).status).toBe(401);
  });
});

describe('A person’s own password', () => {
  const chosen = 'seven grey herons';

  beforeAll(() => newAccount(journey().product, 'pia'));

  it('K8: is changed after a fresh authentication: other sessions end, an email is sent, and the old password is void', async () => {
    const [desk, other] = await Promise.all([journey().desk(), journey().desk()]);
    for (const { page } of [desk, other])
      await page.goto(`${journey().product.url}/t/demo/logon?method=password`);
    for (const one of [desk, other]) {
      await one.givePassword('pia', journey().password);
      await one.isHomeOf('Person pia');
    }
    // The authentication must be newer than fifteen minutes.
    journey().clock.advance(1_000);
    await desk.page.getByRole('link', { name: 'Change password' }).click();
    await desk.reads('Confirm that it is you');
    await desk.page.getByLabel('Password').fill(journey().password);
    await desk.press('Log on');
    await desk.reads('Change password');
    await desk.page.getByLabel('New password').fill('12345678');
    await desk.press('Save');
    await desk.page.getByText('too easy to guess').waitFor();
    await journey().gallery.look(desk.page, 'change-password');
    const told = other.page.getByText('Your session has ended.').waitFor({ timeout: 5_000 });
    await desk.page.getByLabel('New password').fill(chosen);
    await desk.press('Save');
    await desk.page.getByText('Your password is saved.').waitFor();
    await told;
    await journey().product.simulator.mailbox.waitFor(
      ({ to, subject }) => to.includes('pia@demo.test') && /password/i.test(subject),
    );
    await other.open('logon?method=password');
    await other.givePassword('pia', journey().password);
    await other.page.getByText('Username or password is wrong.').waitFor();
    await other.givePassword('pia', chosen);
    await other.isHomeOf('Person pia');
  });

  it('is replaced when forgotten, after a logon by an emailed code', async () => {
    const desk = await journey().desk();
    await desk.open('logon?method=password');
    await journey().gallery.look(desk.page, 'forgotten');
    await desk.page.getByRole('link', { name: 'Forgotten your password?' }).click();
    await desk.page.getByText('Then you can choose a new password.').waitFor();
    await desk.page.getByLabel('Username or email').fill('pia');
    await desk.press('Send code');
    const mail = await journey().product.simulator.mailbox.waitFor(
      ({ to, code }) => to.includes('pia@demo.test') && code !== undefined,
    );
    await desk.page.getByLabel('6-digit code').pressSequentially(mail.code ?? '');
    await desk.reads('Change password');
    await desk.page.getByLabel('New password').fill(journey().password);
    await desk.press('Save');
    await desk.page.getByText('Your password is saved.').waitFor();
  });

  it('A2: serves as proof when they link their own DingTalk identity from the home page', async () => {
    const [desk, phone] = await Promise.all([journey().desk(), journey().phone('carol')]);
    await desk.open('logon?method=password');
    await desk.givePassword('pia', journey().password);
    await desk.isHomeOf('Person pia');
    await desk.page.getByRole('link', { name: 'Link DingTalk' }).click();
    await desk.page.getByText('Then prove your account once more').waitFor();
    await phone.approve(await desk.code());
    await desk.press('Attach existing IDaaS account');
    await desk.givePassword('pia', journey().password);
    await desk.reads('Linked');
    expect(await links(journey().product)).toMatchObject({ carol: 'pia' });
    expect(
      await journey().product.sql(`select origin from binding.binding order by created_at desc limit 1`),
    ).toEqual([{ origin: 'self_service' }]);
    await desk.page.getByRole('link', { name: 'Continue' }).click();
    await desk.isHomeOf('Person pia');
    expect(await desk.page.getByRole('link', { name: 'Link DingTalk' }).count()).toBe(0);
  });
});

describe('Without JavaScript', () => {
  it('a person logs on by password and logs off, and the QR code’s page says that it needs JavaScript', async () => {
    const desk = await journey().desk({ javaScriptEnabled: false });
    await desk.open('logon?method=dingtalk-qr');
    // Playwright's own selectors ignore the content for browsers without scripts.
    await desk.page.locator('noscript p', { hasText: 'The QR code needs JavaScript.' }).waitFor();
    expect(await desk.page.getByText('Preparing your code').isVisible()).toBe(false);
    await journey().gallery.picture(desk.page, 'no-script-code');
    await desk.page.getByRole('link', { name: 'Password' }).click();
    await desk.givePassword('bob', 'wrong');
    await desk.page.getByRole('alert').waitFor();
    await desk.givePassword('bob', journey().password);
    await desk.isHomeOf('Bob Li');
    await journey().gallery.picture(desk.page, 'no-script-home');
    await desk.logOff();
  });
});

describe('In Chinese', () => {
  it('all text of a logon with attachment is Chinese, on the computer and on the phone', async () => {
    const chinese = { locale: 'zh-CN' };
    const [desk, phone] = await Promise.all([journey().desk(chinese), journey().phone('wang', chinese)]);
    await desk.open('logon');
    await journey().gallery.look(desk.page, 'zh-logon');
    await desk.page.getByRole('link', { name: '钉钉扫码登录' }).click();
    await phone.scan(await desk.code());
    await phone.reads('是您本人在登录吗？');
    await desk.shows('scanned');
    await journey().gallery.look(desk.page, 'zh-scanned');
    await journey().gallery.look(phone.page, 'zh-confirm');
    await phone.press('确认');
    await phone.reads('已确认');
    await desk.page.getByRole('button', { name: '绑定已有 IDaaS 账号' }).waitFor();
    await journey().gallery.look(desk.page, 'zh-offer');
    await desk.press('绑定已有 IDaaS 账号');
    await desk.page.getByLabel('用户名').fill('auditor');
    await desk.page.getByLabel('密码').fill(journey().password);
    await journey().gallery.look(desk.page, 'zh-prove');
    await desk.press('登录');
    await desk.page.getByRole('link', { name: '继续' }).click();
    await desk.page.getByRole('button', { name: '退出登录' }).waitFor();
    await journey().gallery.look(desk.page, 'zh-home');
    for (const { page } of [desk, phone]) {
      // Names and usernames stay as their owners wrote them.
      expect(await page.locator('main').innerText()).not.toMatch(/\b(the|you|your|this|log|on)\b/i);
    }
  });
});
