import { links } from './steps/records.js';
import { useTown } from './steps/use-town.js';

const town = useTown('account');

describe('A person’s own sessions', () => {
  it('end from another browser: the page that is open there notices within five seconds', async () => {
    const [office, library] = await Promise.all([town().desk(), town().desk()]);
    for (const desk of [library, office]) {
      await desk.open('logon');
      await desk.givePassword('bob', town().password);
      await desk.isHomeOf('Bob Li');
    }
    await town().gallery.look(office.page, 'two-sessions');
    const told = library.page
      .getByText('Your session has ended. Please log on again.')
      .waitFor({ timeout: 5_000 });
    await office.press('End all other sessions');
    await told;
    await town().gallery.look(library.page, 'session-ended');
    await office.page.getByText('All other sessions have ended.').waitFor();
    await town().gallery.look(office.page, 'others-ended');
  });
});

describe('A person’s linked identity', () => {
  it('is unlinked by its owner after a fresh authentication, and ends what it began', async () => {
    const [desk, phone] = await Promise.all([town().desk(), town().phone('alice')]);
    await phone.approve(await desk.askForCode());
    await desk.isHomeOf('Alice Zhang');
    const other = await town().desk();
    await other.open('logon');
    await other.givePassword('alice', town().password);
    await other.isHomeOf('Alice Zhang');
    // The proof must be newer than fifteen minutes.
    town().clock.advance(1_000);
    await other.page.getByRole('button', { name: /^Unlink/ }).click();
    await other.reads('Please confirm that it is you');
    await town().gallery.look(other.page, 'prove-again');
    await other.page.getByLabel('Password').fill(town().password);
    await other.press('Log on');
    await other.reads('Unlink this identity?');
    await town().gallery.look(other.page, 'unlink');
    const told = desk.page.getByText('Your session has ended.').waitFor({ timeout: 5_000 });
    await other.press('Unlink');
    await other.page.getByText('The identity is no longer linked.').waitFor();
    await told;
    expect(await links(town().product)).not.toHaveProperty('alice');
    await town().gallery.look(other.page, 'unlinked');
    await phone.approve(await desk.askForCode());
    await desk.reads('This DingTalk identity is not linked yet');
  });
});

describe('Without JavaScript', () => {
  it('a person logs on by password and logs off, and the QR code’s page says what it needs', async () => {
    const desk = await town().desk({ javaScriptEnabled: false });
    await desk.open('logon?method=dingtalk-qr');
    // Playwright's own selectors pass over what is for browsers without scripts.
    await desk.page.locator('noscript p', { hasText: 'The QR code needs JavaScript.' }).waitFor();
    expect(await desk.page.getByText('Preparing your code').isVisible()).toBe(false);
    await desk.page.screenshot({ path: town().gallery.path('no-script-code') });
    await desk.page.getByRole('link', { name: 'Password' }).click();
    await desk.givePassword('bob', 'wrong');
    await desk.page.getByRole('alert').waitFor();
    await desk.givePassword('bob', town().password);
    await desk.isHomeOf('Bob Li');
    await desk.page.screenshot({ path: town().gallery.path('no-script-home') });
    await desk.logOff();
  });
});

describe('In Chinese', () => {
  it('every word of a logon with attachment is Chinese, on the computer and on the phone', async () => {
    const chinese = { locale: 'zh-CN' };
    const [desk, phone] = await Promise.all([town().desk(chinese), town().phone('wang', chinese)]);
    await desk.open('logon');
    await town().gallery.look(desk.page, 'zh-logon');
    await desk.page.getByRole('link', { name: '钉钉扫码登录' }).click();
    await phone.scan(await desk.code());
    await phone.reads('是您本人在登录吗？');
    await desk.shows('scanned');
    await town().gallery.look(desk.page, 'zh-scanned');
    await town().gallery.look(phone.page, 'zh-confirm');
    await phone.press('确认');
    await phone.reads('已确认');
    await desk.page.getByRole('button', { name: '绑定已有 IDaaS 账号' }).waitFor();
    await town().gallery.look(desk.page, 'zh-offer');
    await desk.press('绑定已有 IDaaS 账号');
    await desk.page.getByLabel('用户名').fill('auditor');
    await desk.page.getByLabel('密码').fill(town().password);
    await town().gallery.look(desk.page, 'zh-prove');
    await desk.press('登录');
    await desk.page.getByRole('link', { name: '继续' }).click();
    await desk.page.getByRole('button', { name: '退出登录' }).waitFor();
    await town().gallery.look(desk.page, 'zh-home');
    for (const { page } of [desk, phone]) {
      // Names and user names are as their owners wrote them.
      expect(await page.locator('main').innerText()).not.toMatch(/\b(the|you|your|this|log|on)\b/i);
    }
  });
});
