import type { Page } from 'playwright-core';
import { CreateApplication } from '#applications';
import { DEMO } from '#simulator';
import { until } from '#testing';
import { useCase } from '../security/scene/use-case.js';
import { itDidTheActs } from './steps/acts.js';
import { choose } from './steps/choose.js';
import type { Desk } from './steps/desk.js';
import { giveToGroup, makeGroupOf, makeGroupOfUnit, takeOutOfGroup } from './steps/groups.js';
import { useJourney } from './steps/use-journey.js';

const journey = useJourney('console-directory');

const world = () => journey().product.simulator.world;

/** The administrator, at the console’s page of the directory. */
async function administrator(path = ''): Promise<{ readonly desk: Desk; readonly page: Page }> {
  const desk = await journey().desk();
  await desk.open(`admin/directory${path}`);
  await desk.givePassword('admin', journey().password);
  await desk.reads('Directory');
  return { desk, page: desk.page };
}

/** Waits until the run on the page has ended in this state. */
async function ended(page: Page, state: string): Promise<void> {
  await page.locator('section .oe-badge', { hasText: state }).waitFor();
}

/** Number of people for whom a run does this, as its page shows. */
const figure = (page: Page, name: string) =>
  page
    .locator('dl div')
    .filter({ has: page.getByText(name, { exact: true }) })
    .locator('dd')
    .innerText();

it('The directory is empty at first; the page leads to a preview, which is downloaded, and to the import', async () => {
  world().addCrowd(DEMO.corpId, { people: 30, departments: 3, prefix: 'crowd' });
  const { desk, page } = await administrator();
  await page.getByText('Nobody has been imported yet').waitFor();
  await page.getByText('qyapi_get_department_list').waitFor();
  await journey().gallery.look(page, 'empty');
  await desk.press('Preview the import');
  await desk.reads('Preview');
  await ended(page, 'Done');
  const created = Number(await figure(page, 'Created'));
  expect(created).toBeGreaterThan(30);
  await journey().gallery.look(page, 'preview');
  await choose(page, 'Change', 'Conflicts');
  await page.getByText('Another account has this email address').first().waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download as CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^directory-preview-[\d-]+\.csv$/);
  await desk.press('Synchronise');
  await desk.reads('Synchronisation');
  await ended(page, 'Done');
  expect(await figure(page, 'Created')).toBe(String(created));
});

it('People are found by department and by name, and a link that was ended by hand stays ended', async () => {
  const { desk, page } = await administrator();
  await page.getByRole('button', { name: 'crowd 2' }).click();
  // The list of all people has some of them, too.
  await until(async () => (await page.getByRole('row').count()) === 11);
  await page.getByRole('link', { name: 'Crowd-2', exact: true }).waitFor();
  await journey().gallery.look(page, 'people');
  await page.getByLabel('Name, username, email or user ID').fill('crowd-5');
  await page.getByRole('link', { name: 'Crowd-5', exact: true }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText('Created by a synchronisation').waitFor();
  await journey().gallery.look(page, 'person');
  await drawer.getByRole('button', { name: 'Unlink' }).click();
  const question = page.getByRole('dialog', { name: 'Unlink?' });
  await question.getByLabel('Reason').fill('Lost phone');
  await question.getByRole('button', { name: 'Unlink' }).click();
  await drawer.getByText('Unlinked by hand').waitFor();
  await drawer.getByText('Lost phone').waitFor();
  await drawer.getByRole('button', { name: 'Close' }).click();
  world().changeMember(DEMO.corpId, 'crowd-5', { title: 'Courier' });
  await desk.press('Synchronise');
  await ended(page, 'Done');
  expect(await figure(page, 'Changed')).toBe('1');
  await desk.open('admin/directory');
  await page.getByLabel('Name, username, email or user ID').fill('crowd-5');
  await page.getByRole('link', { name: 'Crowd-5', exact: true }).click();
  await drawer.getByText('Courier').waitFor();
  await drawer.getByText('Unlinked by hand').waitFor();
});

it('An application is assigned to a department, and so to everyone in it', async () => {
  const { product } = journey();
  const { application } = await useCase(product, CreateApplication).execute(product.tenantId, {
    name: 'Wiki',
    redirectUris: ['https://wiki.example/callback'],
    audience: 'assigned',
  });
  const { desk, page } = await administrator();
  await desk.open(`admin/applications/${application.id}`);
  await desk.press('Add department');
  const dialog = page.getByRole('dialog', { name: 'Which department should have access?' });
  await dialog.getByRole('button', { name: 'crowd 1' }).click();
  await journey().gallery.look(page, 'department');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByText('Everyone in this department and below').waitFor();
  await page.getByRole('button', { name: 'Take the application from crowd 1' }).waitFor();
  const whyNot = async (username: string) => {
    await desk.press('Check whether somebody can use it');
    await page.getByRole('combobox', { name: /^Account/ }).fill(username);
    await page.getByRole('option', { name: `(${username})` }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Check', exact: true }).click();
  };
  await whyNot('crowd-1');
  await page.getByText('Assigned through: crowd 1.').waitFor();
  await whyNot('crowd-2');
  await page.getByText('This person is in: crowd 2.').waitFor();
  await journey().gallery.look(page, 'department-of-application');
});

it('A group has members by hand or by a rule, and gets an application', async () => {
  const { desk, page } = await administrator();
  await desk.follow('Groups');
  await page.getByText('No groups yet').waitFor();
  await journey().gallery.look(page, 'groups-empty');
  await makeGroupOf(desk, 'Wiki editors', ['crowd-1', 'crowd-2']);
  await takeOutOfGroup(desk, 'crowd-2');
  await page.getByLabel('Description', { exact: true }).fill('Whoever writes');
  await desk.press('Save');
  await page.getByText('Saved.', { exact: true }).waitFor();
  await journey().gallery.look(page, 'group');
  await page.getByRole('link', { name: 'Applications', exact: true }).click();
  await desk.follow('Wiki');
  await giveToGroup(desk, 'Wiki editors');
  await desk.follow('Groups');
  await journey().gallery.look(page, 'groups');
  await makeGroupOfUnit(desk, 'Department 2', 'crowd 2');
  await page.getByRole('link', { name: 'Crowd-2', exact: true }).waitFor();
  await journey().gallery.look(page, 'group-by-rule');
  await desk.press('Delete group');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete group' }).click();
  await page.getByText('Group deleted.').waitFor();
});

it('The scope and the mapping of accounts are set, tried on real people and chosen in the organisation’s own tree', async () => {
  const { desk, page } = await administrator('/settings');
  await desk.press('Try it on real people');
  await page.getByRole('cell', { name: 'crowd-1', exact: true }).waitFor();
  await choose(page, 'Username of a new account', 'Job number');
  await page.getByText('None: a conflict').first().waitFor();
  await choose(page, 'Username of a new account', 'User ID in the organisation');
  await choose(page, 'Place of work', 'userId');
  await page.getByText('workPlace: crowd-1', { exact: true }).waitFor();
  await desk.press('Select departments');
  await page.getByRole('checkbox', { name: 'crowd 1' }).check();
  await journey().gallery.look(page, 'scope');
  await desk.press('Select 1');
  await page.getByText('Selected departments: 1').waitFor();
  await page.getByLabel('Missing people, number').fill('5');
  await journey().gallery.look(page, 'settings');
  await desk.press('Save');
  await page.getByText('Saved. It applies from the next run').waitFor();
  await page.reload();
  await page.getByText('Selected departments: 1').waitFor();
});

it('A scope that leaves too many people out stops the run before any change, is shown on all pages, and continues after a review', async () => {
  const { desk, page } = await administrator();
  await desk.press('Synchronise');
  await page.getByRole('heading', { name: 'Stopped to protect your people' }).waitFor();
  const missing = await figure(page, 'Missing');
  await journey().gallery.look(page, 'stopped');
  await page.getByRole('link', { name: 'Accounts', exact: true }).click();
  await page.getByText('The directory was not synchronised').waitFor();
  await journey().gallery.look(page, 'banner');
  await page.getByRole('link', { name: 'Look at the list' }).click();
  await desk.press('They have left: continue');
  const question = page.getByRole('dialog', { name: 'Continue the synchronisation?' });
  await question.getByRole('textbox').fill(missing);
  await question.getByRole('button', { name: 'Continue' }).click();
  await desk.reads('Synchronisation, continued after a stop');
  await ended(page, 'Done');
  // They are still members: nobody is suspended because of a scope.
  expect([await figure(page, 'Suspended'), await figure(page, 'Conflicts')]).toEqual(['0', missing]);
});

it('A run shows its progress, and is cancelled', async () => {
  const { desk, page } = await administrator();
  journey().product.simulator.faults.set({
    name: 'slow',
    milliseconds: 15_000,
    path: '/topapi/v2/user/list',
  });
  await desk.press('Synchronise');
  await page.getByRole('progressbar').first().waitFor();
  await journey().gallery.look(page, 'progress');
  await desk.press('Cancel the run');
  await ended(page, 'Cancelled');
});

it('Changes are followed live: by a stream that is opened, and by pushes with keys that are shown once', async () => {
  const { desk, page } = await administrator('/settings');
  await page.getByRole('switch', { name: 'Receive changes at an address of the portal' }).click();
  await desk.press('Save');
  await page.getByText('There are no keys for pushes yet').waitFor();
  await journey().gallery.look(page, 'push-without-keys');
  await desk.press('Create token and AES key');
  const keys = page.getByRole('dialog', { name: 'Enter these in DingTalk’s console' });
  await keys.waitFor();
  const [aesKey = '', token = '', url = ''] = await keys.locator('code').allInnerTexts();
  await journey().gallery.look(page, 'push-keys');
  // DingTalk's console checks the address, as when an administrator saves it there.
  await journey().product.simulator.events.pushTo(DEMO.clientId, { url, token, aesKey });
  await keys.getByRole('button', { name: 'I have copied them' }).click();
  await page.getByText('Token and AES key created').waitFor();
  expect(await page.getByText(token).count()).toBe(0);
  await page.getByRole('switch', { name: 'Keep a connection open to the organisation' }).click();
  await desk.press('Save');
  await page.getByText('Saved. It applies from the next run').waitFor();
  await page.locator('oe-following-status .oe-badge', { hasText: /^Connected$/ }).waitFor();
  world().changeMember(DEMO.corpId, 'crowd-7', { title: 'Pilot' });
  await page
    .locator('oe-following-status dl div', { hasText: 'Last change received' })
    .locator('time')
    .waitFor();
  await journey().gallery.look(page, 'following');
  await journey().product.simulator.events.pushTo(DEMO.clientId, undefined);
});

itDidTheActs(journey, [
  'dingTalkPushRotate',
  'directoryRunsAccept',
  'directoryRunsCancel',
  'directoryRunsPreview',
  'directoryRunsSync',
  'followedConnectionsUpdate',
  'groupMembersAdd',
  'groupMembersPreview',
  'groupMembersRemove',
  'groupsCreate',
  'groupsRemove',
  'groupsUpdate',
]);
