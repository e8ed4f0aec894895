import type { Page } from 'playwright-core';
import { useTown } from './steps/use-town.js';

const town = useTown('console-change');

/** Opens a page of the console as one of the demo accounts. */
async function enter(username: string, path: string, heading: string): Promise<Page> {
  const desk = await town().desk();
  await desk.open(`admin/${path}`);
  await desk.givePassword(username, town().password);
  await desk.reads(heading);
  return desk.page;
}

it('Two administrators edit the same menu: the second is told, sees the first one’s order, and loses nothing', async () => {
  const [first, second] = await Promise.all([
    enter('admin', 'logon-menu', 'Logon menu'),
    enter('admin', 'logon-menu', 'Logon menu'),
  ]);
  await second.getByRole('switch', { name: 'DingTalk QR code logon' }).waitFor();
  await first.getByRole('button', { name: 'Move DingTalk QR code logon up' }).click();
  await first.locator('.method').nth(1).getByText('DingTalk QR code logon').waitFor();
  await second.getByRole('switch', { name: 'One-time code by e-mail' }).click();
  await second.getByText('Somebody else has changed this in the meantime').waitFor();
  await second.locator('.method').nth(1).getByText('DingTalk QR code logon').waitFor();
  expect(await second.getByRole('switch', { name: 'One-time code by e-mail' }).isChecked()).toBe(true);
  await second.getByRole('switch', { name: 'One-time code by e-mail' }).click();
  await second.getByRole('switch', { name: 'One-time code by e-mail', checked: false }).waitFor();
  await town().gallery.look(second, 'menu');
});

it('The switch of the menu and the one of the connection are the same, and DingTalk is checked item by item', async () => {
  const page = await enter('admin', 'dingtalk', 'DingTalk');
  await page.getByRole('button', { name: 'Check now' }).click();
  await page.locator('[data-check="credentials"].ok').waitFor();
  await town().gallery.look(page, 'dingtalk');
  const qr = page.getByRole('switch', { name: 'DingTalk QR code logon' });
  const wasOn = await qr.isChecked();
  await qr.click();
  await page
    .getByText(wasOn ? 'Nobody can log on by QR code any more' : 'People can log on by QR code now')
    .waitFor();
  await page.getByRole('link', { name: 'Logon menu' }).click();
  await page.getByRole('switch', { name: 'DingTalk QR code logon', checked: !wasOn }).waitFor();
});

it('What DingTalk refuses is told with its cause and remedy', async () => {
  const page = await enter('admin', 'dingtalk', 'DingTalk');
  await page.getByText('Client secret', { exact: true }).click();
  await page.getByRole('button', { name: 'Replace the secret' }).click();
  await page.getByLabel('New client secret').fill('not-the-secret-of-the-app');
  await page.getByRole('button', { name: 'Replace', exact: true }).click();
  await page.getByText('The secret is replaced').waitFor();
  await page.getByRole('button', { name: 'Check now' }).click();
  await page.locator('[data-check="credentials"].failed').waitFor();
  await town().gallery.look(page, 'dingtalk-refused');
  expect(await page.content()).not.toContain('not-the-secret-of-the-app');
});

it('An auditor searches the log, follows a record into its chain, and verifies all of it', async () => {
  const page = await enter('auditor', 'audit', 'Audit');
  await page.getByRole('link', { name: 'Account created' }).first().click();
  await page.getByText('Unchanged: its hash is right').waitFor();
  await town().gallery.look(page, 'record');
  await page.goBack();
  await page.getByRole('button', { name: 'Verify the log' }).click();
  await page.getByText('Nothing was changed, removed or inserted').waitFor();
  await town().product.sql(`update audit.record set reason = 'forged' where sequence = 3`);
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Verify the log' }).click();
  await page.getByRole('link', { name: '#3' }).waitFor();
  await town().gallery.look(page, 'verified');
});
