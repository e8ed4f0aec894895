import type { Page } from 'playwright-core';
import { readQr } from '../harness/read-qr.js';
import { newAccount } from '../security/scene/accounts.js';
import { newPerson, offered } from '../security/scene/attaching.js';
import { itDidTheActs } from './steps/acts.js';
import { choose } from './steps/choose.js';
import { links } from './steps/records.js';
import type { Desk } from './steps/desk.js';
import { useJourney } from './steps/use-journey.js';

const journey = useJourney('console-bindings');

/** The administrator, at an address of the console. */
async function administrator(path: string, heading = 'Bindings') {
  const desk = await journey().desk({ permissions: ['clipboard-read', 'clipboard-write'] });
  await desk.open(`admin/${path}`);
  await desk.givePassword('admin', journey().password);
  await desk.reads(heading);
  return { desk, page: desk.page };
}

/** Scans and confirms as a person without a linked account. */
async function tries(person: string): Promise<Desk> {
  const [desk, phone] = await Promise.all([journey().desk(), journey().phone(person)]);
  await phone.approve(await desk.askForCode());
  await desk.reads('This DingTalk identity is not linked yet');
  return desk;
}

/** Fills in a dialog that asks for an account. */
async function chooseAccount(page: Page, username: string): Promise<void> {
  await page.getByRole('combobox', { name: /^Account/ }).fill(username);
  await page.getByRole('option', { name: `(${username})` }).click();
}

it('A person who tried without a link is listed, is given a one-time link to scan or open, and links with it', async () => {
  await newAccount(journey().product, 'keke', { withoutPassword: true, withoutEmail: true });
  await tries('carol');
  const { desk, page } = await administrator('bindings/unlinked');
  const row = page.getByRole('row').filter({ hasText: 'Carol' });
  await journey().gallery.look(page, 'unlinked');
  await row.getByRole('button', { name: 'Give a link' }).click();
  await chooseAccount(page, 'keke');
  await page.getByLabel('Reason').fill('Has neither password nor email');
  await journey().gallery.look(page, 'new-link');
  await desk.press('Create link');
  const dialog = page.getByRole('dialog', { name: 'The link is ready' });
  const url = await dialog.locator('code').innerText();
  const picture = await dialog.getByRole('img').getAttribute('src');
  expect(readQr(decodeURIComponent(picture ?? ''))).toBe(url);
  await dialog.getByRole('button', { name: 'Copy the link' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(url);
  await journey().gallery.look(page, 'link');
  await desk.press('Done');

  const [person, phone] = await Promise.all([journey().desk(), journey().phone('carol')]);
  await person.page.goto(url);
  await person.press('Continue');
  await phone.approve(await person.code());
  await person.press('Attach existing IDaaS account');
  await person.press('Attach existing IDaaS account');
  await person.reads('Linked');
  expect(await links(journey().product)).toMatchObject({ carol: 'keke' });
  await page.reload();
  await page.getByText('Everyone who scanned is linked').waitFor();
  await page.getByRole('tab', { name: 'Attach links' }).click();
  await page.getByText('No links waiting').waitFor();
  await desk.press('New attach link');
  await chooseAccount(page, 'bob');
  await page.getByLabel('Reason').fill('Given to the wrong person');
  await desk.press('Create link');
  await desk.press('Done');
  await page.getByRole('row').filter({ hasText: 'bob' }).getByRole('button', { name: 'Withdraw' }).click();
  await page.getByText('No links waiting').waitFor();
});

it('A binding is found by filters in the address, and ended with a reason, which ends its sessions at once', async () => {
  const [alice, phone] = await Promise.all([journey().desk(), journey().phone('alice')]);
  await phone.approve(await alice.askForCode());
  await alice.isHomeOf('Alice Zhang');
  const { desk, page } = await administrator('bindings');
  await choose(page, 'Origin', 'Imported');
  await choose(page, 'Last used', 'Never');
  await page.getByText('No matching bindings').waitFor();
  await choose(page, 'Last used', 'In the last 30 days');
  await page.getByRole('row').getByRole('link', { name: 'Demo Organisation' }).click();
  await page.getByRole('button', { name: 'Remove filter' }).waitFor();
  await page.getByLabel('Account, DingTalk name or user ID').fill('alice');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\?origin=import&used=30d&connection=[\w-]+&search=alice$/);
  await page.reload();
  await page.getByRole('link', { name: 'Alice Zhang' }).waitFor();
  expect(await page.getByRole('row').count()).toBe(2);
  await journey().gallery.look(page, 'found');

  await page.getByRole('link', { name: 'Alice Zhang' }).click();
  await page.getByRole('link', { name: '1', exact: true }).waitFor();
  expect(await page.locator('main').innerText()).toContain('Imported');
  await desk.press('Unlink');
  const dialog = page.getByRole('dialog', { name: 'Unlink?' });
  await dialog.getByText('Alice Zhang can no longer log on with DingTalk').waitFor();
  await dialog.getByLabel('Reason').fill('Left the company');
  await journey().gallery.look(page, 'end');
  await dialog.getByRole('button', { name: 'Unlink' }).click();
  await page.getByText('Left the company').waitFor();
  await alice.page.getByLabel('Username').waitFor();
  expect(await links(journey().product)).not.toHaveProperty('alice');
});

it('Identities are bound by hand, several bindings are ended at once, and a binding shows its history', async () => {
  const { product } = journey();
  for (const username of ['wei', 'mo']) await newAccount(product, username);
  for (const person of ['wang', 'mallory']) await offered(product, person);
  const { desk, page } = await administrator('bindings/unlinked');
  const bind = async (name: string, username: string) => {
    const row = page.getByRole('row').filter({ hasText: name });
    await row.getByRole('button', { name: 'Link by hand' }).click();
    await chooseAccount(page, username);
    await desk.press('Link');
    await row.waitFor({ state: 'detached' });
  };
  await bind('王', 'wei');
  await bind('Mallory', 'mo');
  expect(await links(product)).toMatchObject({ wang: 'wei', mallory: 'mo' });
  await desk.open('admin/bindings?origin=admin');
  for (const username of ['wei', 'mo'])
    await page.getByRole('checkbox', { name: `Select the binding of ${username}` }).check();
  await journey().gallery.look(page, 'chosen');
  await desk.press('Unlink selected');
  await page.getByLabel('Reason').fill('Bound by mistake');
  await desk.press('Unlink 2 identities');
  await page.getByText('Unlinked: 2.').waitFor();
  for (const person of ['wang', 'mallory']) expect(await links(product)).not.toHaveProperty(person);

  await offered(product, 'mallory');
  await desk.open('admin/bindings/unlinked');
  await bind('Mallory', 'wei');
  await desk.open('admin/bindings?search=wei');
  await page.getByRole('link', { name: 'Person wei' }).click();
  const history = page.getByRole('region', { name: 'Other bindings of this account or identity' });
  await history.getByRole('link', { name: 'mo · M***' }).click();
  await page.getByText('Bound by mistake').waitFor();
  await journey().gallery.look(page, 'history');
});

it('A connection recognises people by their work email, after a preview of the people, and then refuses all others', async () => {
  const { product } = journey();
  await newAccount(product, 'pat');
  for (const person of ['pat', 'nobody']) newPerson(product, person);
  product.simulator.world.addPerson({ id: 'pat', orgEmail: 'Pat@demo.test' });
  for (const person of ['pat', 'nobody']) await offered(product, person);
  const { desk, page } = await administrator('dingtalk', 'DingTalk');
  await page.getByRole('button', { name: 'People who are not linked yet' }).click();
  await page.getByRole('row').filter({ hasText: 'Proves an account' }).first().waitFor();
  await page.getByRole('radio', { name: 'Recognise them by work email' }).check();
  await page
    .getByRole('row')
    .filter({ hasText: 'Is linked to an account' })
    .getByText('pat')
    .first()
    .waitFor();
  await journey().gallery.look(page, 'rule');
  await desk.press('Save');
  await page.getByRole('dialog', { name: 'Link people by their work email?' }).waitFor();
  await journey().gallery.look(page, 'rule-asked');
  await desk.press('Link by work email');
  await page.getByText('It applies from the next logon.').waitFor();

  const [person, phone] = await Promise.all([journey().desk(), journey().phone('pat')]);
  await phone.approve(await person.askForCode());
  await person.reads('Linked');
  await journey().gallery.look(person.page, 'recognised');
  expect(await links(product)).toMatchObject({ pat: 'pat' });

  await page.getByRole('radio', { name: 'Turn them away' }).check();
  await page.getByRole('row').filter({ hasText: 'Is turned away' }).first().waitFor();
  await desk.press('Save');
  await page.getByText('It applies from the next logon.').first().waitFor();
  const [stranger, theirPhone] = await Promise.all([journey().desk(), journey().phone('nobody')]);
  await theirPhone.approve(await stranger.askForCode());
  await stranger.reads('You are not linked to an account yet');
  await journey().gallery.look(stranger.page, 'turned-away');
});

itDidTheActs(journey, [
  'attachLinksCreate',
  'attachLinksWithdraw',
  'bindingsCreate',
  'bindingsEnd',
  'bindingsEndMany',
  'unknownRulesSet',
]);
