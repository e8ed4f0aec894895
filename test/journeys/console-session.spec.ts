import { useJourney } from './steps/use-journey.js';

const journey = useJourney('console-session');

/** Opens an address of the console, and logs on. */
async function enter(path: string, heading: string) {
  const desk = await journey().desk();
  await desk.open(`admin/${path}`);
  await desk.givePassword('admin', journey().password);
  await desk.reads(heading);
  return { desk, page: desk.page };
}

it('The session ends in the middle of a change, which continues after a logon on the same page', async () => {
  const { page } = await enter('logon-menu', 'Logon menu');
  const change = page.getByRole('switch', { name: 'DingTalk QR code logon' });
  expect(await change.isChecked()).toBe(true);
  // Otherwise, the page's own requests would find out first.
  await page.waitForLoadState('networkidle');
  await journey().product.sql('update logon.session set ended_at = now() where ended_at is null');
  await change.click();
  const opened = page.waitForEvent('popup');
  await page.getByRole('button', { name: 'Log on again' }).click();
  const popup = await opened;
  const closed = popup.waitForEvent('close');
  await popup.getByLabel('Username').fill('admin');
  await popup.getByLabel('Password').fill(journey().password);
  await popup.getByRole('button', { name: 'Log on' }).click();
  await closed;
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.reload();
  await page.getByRole('switch', { name: 'DingTalk QR code logon', checked: false }).waitFor();
});

it('When one window logs off, another one shows nothing of the console any more, and returns to the same page', async () => {
  const { desk, page } = await enter('accounts?search=ali', 'Accounts');
  const other = await desk.context.newPage();
  await other.goto(`${desk.portal}/t/demo/admin/sessions`);
  await other.getByRole('button', { name: 'My account' }).click();
  await other.getByRole('menuitem', { name: 'Log off' }).click();
  await other.getByRole('heading', { name: 'You are logged off' }).waitFor();
  await page.getByLabel('Password').waitFor();
  await desk.givePassword('admin', journey().password);
  await desk.reads('Accounts');
  expect(new URL(page.url()).search).toBe('?search=ali');
});

it('A window whose session was ended elsewhere leaves when it is seen again, and keeps the typed text', async () => {
  const { desk, page } = await enter('accounts/new', 'Create account');
  const end = () => journey().product.sql('update logon.session set ended_at = now() where ended_at is null');
  const seen = () => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await page.waitForLoadState('networkidle');
  await page.getByLabel('Username').fill('half-a-na');
  await end();
  await seen();
  await page.getByRole('heading', { name: 'Your session has ended' }).waitFor();
  await page.getByRole('button', { name: 'Not now' }).click();
  expect(await page.getByLabel('Username').inputValue()).toBe('half-a-na');
  await page.getByLabel('Username').fill('');
  await page.reload();
  await desk.givePassword('admin', journey().password);
  await desk.reads('Create account');
  await page.waitForLoadState('networkidle');
  await end();
  await seen();
  await page.waitForURL(`${desk.portal}/t/demo/logon*`);
});
