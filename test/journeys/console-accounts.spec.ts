import { newBrowser } from '../security/scene/agents.js';
import { itDidTheActs } from './steps/acts.js';
import { choose } from './steps/choose.js';
import { useJourney } from './steps/use-journey.js';

const journey = useJourney('console-accounts');

/** The administrator, in the console. */
async function administrator(path: string) {
  const desk = await journey().desk();
  await desk.open(`admin/${path}`);
  await desk.givePassword('admin', journey().password);
  return { desk, page: desk.page };
}

it('An administrator creates an account, whose owner logs on and is logged off at once by a suspension', async () => {
  const { desk, page } = await administrator('accounts/new');
  await desk.reads('Create account');
  await page.getByLabel('Username').fill('carol');
  await page.getByLabel('Name', { exact: true }).fill('Carol Wang');
  await page.getByLabel('Password').fill('a long enough password');
  await desk.press('Create account');
  await desk.reads('Carol Wang');
  await journey().gallery.look(page, 'account');

  const carol = await journey().desk();
  await carol.open('logon');
  await carol.givePassword('carol', 'a long enough password');
  await carol.isHomeOf('Carol Wang');

  await desk.press('Suspend');
  await page.getByLabel('Reason').fill('Left the company');
  await page.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click();
  const why = page.getByRole('region', { name: 'Why can this person not log on?' });
  expect(await why.getByRole('listitem').first().innerText()).toContain('The account is suspended.');
  // Her page leaves by itself: it is told that its session has ended.
  await carol.page.getByLabel('Username').waitFor();
  await why.getByRole('button', { name: 'Resume' }).click();
  await page.getByRole('button', { name: 'Suspend' }).waitFor();
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
});

it('An account is changed, given a role, unlocked and logged off everywhere, all from its page', async () => {
  const stranger = newBrowser(journey().product);
  await stranger.get('/t/demo/logon?method=password');
  for (const password of ['monkey', 'dragon', 'secret', 'letmein', 'qwerty', 'shadow'])
    await stranger.post('/t/demo/logon/password', { username: 'carol', password });
  const carol = await journey().desk();
  const { desk, page } = await administrator('accounts?search=carol');
  await desk.follow('carol', 'Carol Wang');
  const why = page.getByRole('region', { name: 'Why can this person not log on?' });
  await why.getByText('The password was wrong.').first().waitFor();
  await page.getByText('Refused until').waitFor();
  await journey().gallery.look(page, 'why-not');
  await why.getByRole('button', { name: 'Unlock' }).click();
  await page.getByText('Refused until').waitFor({ state: 'detached' });
  await why.getByRole('button', { name: 'Give an attach link' }).click();
  await page.getByLabel('Reason').fill('Cannot remember the password');
  await desk.press('Create link');
  await page.getByRole('dialog', { name: 'The link is ready' }).waitFor();
  await desk.press('Done');

  expect(await page.getByRole('button', { name: 'Save', exact: true }).isEnabled()).toBe(false);
  await page.getByLabel('Name', { exact: true }).fill('Carol W');
  await desk.press('Save');
  await desk.reads('Carol W');
  await choose(page, 'Role', 'Help desk');
  await page.getByRole('button', { name: 'Undo' }).waitFor();

  await carol.open('logon?method=password');
  await carol.givePassword('carol', 'a long enough password');
  await carol.isHomeOf('Carol W');
  await page.reload();
  // The first one is beside the attempts to log on, the last one beside the sessions.
  await page.getByRole('button', { name: 'End all sessions', exact: true }).last().click();
  await page.getByLabel('Reason').fill('Lost the computer');
  await page.getByRole('dialog').getByRole('button', { name: 'End all sessions' }).click();
  await page.getByText('No open sessions.').waitFor();
  await carol.page.getByLabel('Username').waitFor();
});

it('The help desk sets a new password for a person, who can log on with it and no longer with the old one', async () => {
  const { desk, page } = await administrator('accounts?search=bob');
  await desk.follow('bob', 'Bob Li');
  await desk.press('Set a password');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Set a password' }).click();
  await dialog.getByText('8 to 128 characters.').waitFor();
  await dialog.getByLabel('New password').fill('another long password');
  await journey().gallery.look(page, 'set-password');
  await dialog.getByRole('button', { name: 'Set a password' }).click();
  await dialog.waitFor({ state: 'detached' });

  const bob = await journey().desk();
  await bob.open('logon');
  await bob.givePassword('bob', journey().password);
  await bob.page.getByRole('alert').waitFor();
  await bob.givePassword('bob', 'another long password');
  await bob.isHomeOf('Bob Li');
  await bob.logOff();

  await desk.press('Send a test mail');
  await page.getByText('The test mail is on its way.').waitFor();
});

it('A DingTalk link that keeps a person out is ended on the page that shows the problem', async () => {
  const { desk, page } = await administrator('accounts?search=alice');
  await desk.follow('alice', 'Alice Zhang');
  await desk.press('Unlink DingTalk');
  await page.getByLabel('Reason').fill('Has a new DingTalk account');
  await page.getByRole('dialog').getByRole('button', { name: 'Unlink' }).click();
  await page.getByText('Linked DingTalk identities: 0').waitFor();
});

it('A file is checked before any account is created, then all of it is imported', async () => {
  const { desk, page } = await administrator('accounts/import');
  await desk.reads('Import accounts');
  const choose = (csv: string | Buffer) =>
    page.locator('input[type=file]').setInputFiles({
      name: 'people.csv',
      mimeType: 'text/csv',
      buffer: typeof csv === 'string' ? Buffer.from(csv) : csv,
    });
  // 谢强 as Excel writes it in China; the bytes are also valid UTF-8.
  await choose(Buffer.from('username,displayName\r\nxieqiang,\xd0\xbb\xc7\xbf\r\n', 'latin1'));
  await page.getByRole('cell', { name: '谢强' }).waitFor();
  await page.getByRole('combobox', { name: 'File encoding' }).click();
  await page.getByRole('option', { name: 'UTF-8' }).click();
  await page.getByRole('cell', { name: 'лǿ' }).waitFor();
  await page.getByRole('combobox', { name: 'Separator' }).click();
  await page.getByRole('option', { name: 'Semicolon' }).click();
  await page.getByText('The first row names the columns').waitFor();
  await journey().gallery.look(page, 'import-read-otherwise');
  await choose('username,displayName,role\ndave,Dave,member\nbob,Bob,member\nerin,Erin,king\n');
  await page.getByText('The role must be').waitFor();
  await journey().gallery.look(page, 'import-errors');
  await choose('username,displayName,role\ndave,Dave,member\nbob,Bob,member\nerin,Erin,member\n');
  await page.getByRole('checkbox', { name: 'Skip the rows' }).check();
  await desk.press('Create 2 accounts');
  await page.getByText('Accounts created: 2').waitFor();
  await page.getByRole('link', { name: 'Go to accounts' }).click();
  await page.getByLabel('Username, name or email').fill('erin');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'erin' }).waitFor();
  expect(new URL(page.url()).search).toBe('?search=erin');
});

it('Sessions are listed, and one of them is ended', async () => {
  const bob = await journey().desk();
  await bob.open('logon');
  await bob.givePassword('bob', 'another long password');
  await bob.isHomeOf('Bob Li');
  const { desk, page } = await administrator('sessions?search=bob');
  await desk.reads('Sessions');
  await page.getByRole('button', { name: /^End the session of bob/ }).click();
  await page.getByLabel('Reason').fill('Lost the computer');
  await journey().gallery.look(page, 'end-session');
  await desk.press('End session');
  await page.getByText('No matching sessions').waitFor();
  await bob.page.getByLabel('Username').waitFor();
});

it('Several sessions are ended at once', async () => {
  for (let computer = 1; computer <= 2; computer += 1) {
    const bob = await journey().desk();
    await bob.open('logon?method=password');
    await bob.givePassword('bob', 'another long password');
    await bob.isHomeOf('Bob Li');
  }
  const { desk, page } = await administrator('sessions?search=bob');
  await desk.reads('Sessions');
  await page.getByRole('checkbox', { name: 'Select all' }).check();
  await desk.press('End selected');
  await page.getByLabel('Reason').fill('Bob has left');
  await desk.press('End 2 sessions');
  await page.getByText('No matching sessions').waitFor();
});

it('A person is found with the keyboard from any page, and several accounts are suspended and resumed together', async () => {
  const { desk, page } = await administrator('overview');
  await desk.reads('Overview');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('erin');
  await page.getByRole('option', { name: 'Erin' }).waitFor();
  await journey().gallery.look(page, 'palette');
  await page.keyboard.press('Enter');
  await desk.reads('Erin');

  await desk.open('admin/accounts');
  await page.getByRole('row').filter({ hasText: 'alice' }).waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('a');
  await page.waitForURL(/search=a/);
  await page.getByRole('row').filter({ hasText: 'bob' }).waitFor({ state: 'detached' });
  await page.getByRole('checkbox', { name: 'Select all' }).check();
  await journey().gallery.look(page, 'selected');
  await desk.press('Suspend');
  await page.getByLabel('Reason').fill('A drill');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Suspend \d+ accounts/ })
    .click();
  const told = page.getByRole('dialog', { name: 'Not done for every account' });
  await told.getByText('No owner could log on after this.').waitFor();
  await journey().gallery.look(page, 'results');
  await told.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('row').filter({ hasText: 'alice' }).getByText('Suspended').last().waitFor();
  await page.getByRole('checkbox', { name: 'Select alice' }).check();
  await desk.press('Resume');
  await page.getByText('Accounts changed: 1.').waitFor();
});

itDidTheActs(journey, [
  'accountsCreate',
  'accountsUpdate',
  'accountsSendTestMail',
  'accountsSetRole',
  'accountsSuspend',
  'accountsResume',
  'accountsInBulkSuspend',
  'accountsInBulkResume',
  'accountAuthenticatorsSetPassword',
  'accountAuthenticatorsUnlock',
  'accountImportsCheck',
  'accountImportsCommit',
  'sessionsEnd',
  'sessionsEndMany',
  'sessionsEndOfAccount',
]);
