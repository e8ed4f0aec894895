import type { Page } from 'playwright-core';
import { DEMO } from '#simulator';
import { signedIn } from '../security/scene/signed-in.js';
import { itDidTheActs } from './steps/acts.js';
import { choose } from './steps/choose.js';
import { useJourney } from './steps/use-journey.js';

const journey = useJourney('console-change');

/** Opens a page of the console as one of the demo accounts. */
async function enter(username: string, path: string, heading: string): Promise<Page> {
  const desk = await journey().desk();
  await desk.open(`admin/${path}`);
  await desk.givePassword(username, journey().password);
  await desk.reads(heading);
  return desk.page;
}

it('Two administrators edit the same menu: the second is told, sees the first one’s order, and loses no changes', async () => {
  const [first, second] = await Promise.all([
    enter('admin', 'logon-menu', 'Logon menu'),
    enter('admin', 'logon-menu', 'Logon menu'),
  ]);
  await second.getByRole('switch', { name: 'DingTalk QR code logon' }).waitFor();
  await first.getByRole('button', { name: 'Move DingTalk QR code logon up' }).click();
  await first.locator('.method').nth(1).getByText('DingTalk QR code logon').waitFor();
  await second.getByRole('switch', { name: 'One-time code by email' }).click();
  await second.getByText('Somebody else has changed this in the meantime').waitFor();
  await second.locator('.method').nth(1).getByText('DingTalk QR code logon').waitFor();
  expect(await second.getByRole('switch', { name: 'One-time code by email' }).isChecked()).toBe(true);
  await second.getByRole('switch', { name: 'One-time code by email' }).click();
  await second.getByRole('switch', { name: 'One-time code by email', checked: false }).waitFor();
  await journey().gallery.look(second, 'menu');
});

it('The menu and the connection show the same switch, and DingTalk is checked item by item', async () => {
  const page = await enter('admin', 'dingtalk', 'DingTalk');
  await page.getByRole('button', { name: 'Check now' }).click();
  await page.locator('[data-check="credentials"].ok').waitFor();
  await journey().gallery.look(page, 'dingtalk');
  const qr = page.getByRole('switch', { name: 'DingTalk QR code logon' });
  const wasOn = await qr.isChecked();
  await qr.click();
  await page
    .getByText(wasOn ? 'Nobody can log on by QR code any more' : 'People can log on by QR code now')
    .waitFor();
  await page.getByRole('link', { name: 'Logon menu' }).click();
  await page.getByRole('switch', { name: 'DingTalk QR code logon', checked: !wasOn }).waitFor();
});

it('A refusal of DingTalk is shown with its cause and remedy, and failed steps are not shown as done', async () => {
  const page = await enter('admin', 'dingtalk', 'DingTalk');
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const qr = page.getByRole('switch', { name: 'DingTalk QR code logon' });
  if (await qr.isChecked()) await qr.click();
  await page.getByText('Client secret', { exact: true }).click();
  await page.getByRole('button', { name: 'Replace the secret' }).click();
  await page.getByLabel('New client secret').fill('not-the-secret-of-the-app');
  await page.getByRole('button', { name: 'Replace', exact: true }).click();
  await page.locator('[data-check="credentials"].failed').waitFor();
  await page.getByText('The app is saved, but does not work yet').waitFor();
  await page.getByText('To fix: 1').waitFor();
  await page.getByText('Waits for this: Permission to read the address book').waitFor();
  await journey().gallery.look(page, 'dingtalk-refused');
  expect(await page.content()).not.toContain('not-the-secret-of-the-app');

  await qr.click();
  await page.getByRole('dialog').getByText('DingTalk is not ready yet').waitFor();
  await journey().gallery.look(page, 'not-ready');
  await press('Leave it off');
  await page.getByRole('switch', { name: 'DingTalk QR code logon', checked: false }).waitFor();
  await page.getByRole('link', { name: 'Logon menu' }).click();
  await qr.click();
  await press('Switch on anyway');
  await page.getByText('QR code logon is on, but will not work until the check passes').waitFor();
  await page.getByRole('link', { name: 'Overview' }).click();
  const failing = page.getByRole('link', { name: /^Failing checks/ });
  expect(await failing.locator('strong').innerText()).toBe('1');
  await failing.click();

  await page.getByText('Client secret', { exact: true }).click();
  await press('Use another app');
  await page.getByRole('dialog').getByLabel('Client secret').fill(DEMO.clientSecret);
  await journey().gallery.look(page, 'use-another-app');
  await press('Use this app');
  await page.getByText('The connection uses the new app, and it works.').waitFor();
  await page.getByText('Everything that can be checked works.').waitFor();
});

it('The settings of the QR code, the default method and the portal’s name are changed and saved', async () => {
  const page = await enter('admin', 'dingtalk', 'DingTalk');
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  await page.getByText('QR code logon: lifetime and confirmation').click();
  await page.getByLabel('QR code lifetime (seconds)').fill('90');
  await press('Save');
  await page.getByText('Saved.').waitFor();
  await page.getByRole('link', { name: 'Logon menu' }).click();
  await choose(page, 'Shown first on mobile', 'DingTalk QR code logon');
  await page.locator('[data-method="dingtalk-qr"]').getByText('Default on mobile').waitFor();
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Demo Works');
  await page.getByLabel('Accent colour in hex').fill('#facc15');
  await page.locator('input[type=file]').setInputFiles({
    name: 'logo.svg',
    mimeType: 'image/svg+xml',
    buffer: Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>x</script><circle cx="4" cy="4" r="4"/></svg>',
    ),
  });
  await page.waitForFunction(() => {
    const shown = document.querySelector('iframe')?.contentDocument;
    if (shown?.body.textContent.includes('Demo Works') !== true) return false;
    if (shown.querySelector('img.logo')?.getAttribute('src')?.startsWith('data:image/png') !== true)
      return false;
    // The code is visible, too, although no script runs in the frame.
    return shown.querySelector('.stage')?.getClientRects().length === 1;
  });
  await journey().gallery.look(page, 'settings-preview');
  await page.getByRole('link', { name: 'Overview' }).click();
  await press('Keep editing');
  await press('Save');
  await page.getByText('Saved. The portal shows it within seconds.').waitFor();
  await journey().gallery.look(page, 'bright-brand');
});

it('An auditor searches the log, follows a record into its chain, and verifies all of it', async () => {
  const page = await enter('auditor', 'audit?type=accounts.account.created', 'Audit');
  await page.getByRole('link', { name: 'Account created' }).first().click();
  await page.getByText('Unchanged: its hash is right').waitFor();
  await journey().gallery.look(page, 'record');
  await page.goBack();
  await page.getByRole('button', { name: 'Verify the log' }).click();
  await page.getByText('Nothing was changed, removed or inserted').waitFor();
  await journey().product.sql(`update audit.record set reason = 'forged' where sequence = 3`);
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Verify the log' }).click();
  await page.getByRole('link', { name: '#3' }).waitFor();
  await journey().gallery.look(page, 'verified');
});

it('A token is created, shown once, used by a program, and revoked; so is an API client', async () => {
  const page = await enter('admin', 'api-access', 'API access');
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const program = async (token: string) =>
    (
      await fetch(`${journey().product.url}/api/admin/audit/types`, {
        headers: { authorization: `Bearer ${token}` },
      })
    ).status;
  /** Creates one in the dialog that a button opens, and gives its id or token. */
  const create = async (button: string, name: string): Promise<string> => {
    await press(button);
    await page.getByLabel('Name').fill(name);
    await choose(page, 'Valid for', '30 days');
    await page.getByRole('checkbox', { name: 'Read the log' }).check();
    await journey().gallery.look(page, 'new-token');
    await press('Create token');
    await page.getByText('it is shown only once').waitFor();
    const token = await page.locator('oe-token-once-dialog code').innerText();
    await journey().gallery.look(page, 'token-once');
    await press('I have copied it');
    await page.getByRole('button', { name: `Revoke ${name}` }).waitFor();
    expect(await page.content()).not.toContain(token);
    return token;
  };
  const revoke = async (name: string): Promise<void> => {
    await press(`Revoke ${name}`);
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await page.getByRole('button', { name: `Revoke ${name}` }).waitFor({ state: 'detached' });
  };
  const personal = await create('New token', 'Nightly backup');
  expect(await program(personal)).toBe(200);
  await revoke('Nightly backup');
  expect(await program(personal)).toBe(401);

  await page.getByRole('tab', { name: 'All tokens' }).click();
  const client = await create('New API client', 'Reporting');
  expect(await program(client)).toBe(200);
  await journey().gallery.look(page, 'all-tokens');
  await revoke('Reporting');
  expect(await program(client)).toBe(401);
});

it('A profile field is added, filled in by an administrator and the person, and removed again', async () => {
  const { product, gallery } = journey();
  const page = await enter('admin', 'settings', 'Settings');
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('link', { name: 'Profile fields' }).click();
  await press('New field');
  await page.getByLabel('Name in English').fill('Badge');
  await page.getByLabel('Name in Chinese').fill('工牌');
  await page.getByLabel('Key for programs').fill('badge');
  await choose(page, 'Edited by', 'The person and administrators');
  await page.getByRole('checkbox', { name: 'No two accounts have the same value' }).check();
  await gallery.look(page, 'new-profile-field');
  await press('Save');
  await page.getByRole('button', { name: 'Delete Badge' }).waitFor();
  await gallery.look(page, 'profile-fields');
  const [bob] = await product.sql<{ id: string }>(`select id from accounts.account where username = 'bob'`);
  await page.goto(`${product.url}/t/demo/admin/accounts/${bob?.id ?? ''}`);
  const fields = page.locator('oe-account-fields');
  await fields.getByLabel('Badge').fill('A-1');
  await fields.getByRole('button', { name: 'Save fields' }).click();
  await page.getByText('Saved.').waitFor();
  await gallery.look(page, 'account-fields');
  const person = await signedIn(product, 'bob');
  expect((await person.get('/t/demo/profile')).text).toContain('value="A-1"');
  expect((await person.post('/t/demo/profile', { 'value.badge': 'A-2' })).status).toBe(303);
  expect((await person.get('/t/demo/')).text).toContain('A-2');
  await page.goto(`${product.url}/t/demo/admin/settings/profile-fields`);
  await press('Edit Badge');
  await page.getByRole('checkbox', { name: 'Required when it is edited by hand' }).check();
  await press('Save');
  await page.getByText('Required', { exact: true }).waitFor();
  expect((await person.post('/t/demo/profile', { 'value.badge': ' ' })).status).toBe(400);
  await press('Delete Badge');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByText('Badge is deleted.').waitFor();
  // No field is left that the person could change.
  expect((await person.get('/t/demo/profile')).location).toBe('/t/demo/');
});

itDidTheActs(journey, [
  'accountProfilesUpdate',
  'profileFieldsCreate',
  'profileFieldsRemove',
  'profileFieldsUpdate',
  'auditProofVerify',
  'dingTalkConnectionChecksCheck',
  'dingTalkConnectionsReplaceApp',
  'dingTalkConnectionsRotateSecret',
  'dingTalkConnectionsTurn',
  'dingTalkConnectionsUpdate',
  'logonMenuReorder',
  'logonMenuSetDefaults',
  'logonMenuTurn',
  'settingsUpdate',
  'ownTokensCreate',
  'ownTokensRevoke',
  'tokensCreate',
  'tokensRevoke',
]);
