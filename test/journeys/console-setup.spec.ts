import { CreateAccount } from '#accounts';
import { SetPassword } from '#authenticators';
import { DEMO } from '#simulator';
import { CreateTenant } from '#tenancy';
import { readQr } from '../harness/read-qr.js';
import { itDidTheActs } from './steps/acts.js';
import { Desk } from './steps/desk.js';
import { useJourney } from './steps/use-journey.js';

const journey = useJourney('console-setup');

const PASSWORD = 'the password of olivia';

/** An organisation as the operator leaves it: with an owner who has a password, and nothing else. */
async function newOrganisation(slug: string): Promise<void> {
  const get = journey().product.server.app.get.bind(journey().product.server.app);
  const strict = { strict: false };
  const { id } = await get(CreateTenant, strict).execute({ slug, name: 'Acme Ltd' });
  const owner = await get(CreateAccount, strict).execute(id, {
    username: 'olivia',
    displayName: 'Olivia',
    role: 'owner',
  });
  await get(SetPassword, strict).execute(id, owner.id, PASSWORD);
}

/** A computer whose browser is at the portal of Acme. */
class AcmeDesk extends Desk {
  override async open(path: string): Promise<void> {
    await this.page.goto(`${this.portal}/t/acme/${path}`);
  }
}

async function acmeDesk(): Promise<AcmeDesk> {
  const { context, page, portal } = await journey().desk();
  return new AcmeDesk(context, page, portal);
}

it('An empty organisation is set up in the console alone, until people log on by QR code', async () => {
  await newOrganisation('acme');
  const owner = await acmeDesk();
  const { page } = owner;
  await owner.open('admin/');
  await owner.givePassword('olivia', PASSWORD);
  await owner.reads('Overview');
  await journey().gallery.look(page, 'overview-empty');

  await page.getByRole('link', { name: 'Connect DingTalk' }).click();
  await owner.reads('DingTalk');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('CorpId').fill(DEMO.corpId);
  await page.getByLabel('Client ID').fill(` ${DEMO.clientId} `);
  await page.getByLabel('Client secret').fill(DEMO.clientSecret);
  await journey().gallery.look(page, 'connect');
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByText('The app is saved, but does not work yet').waitFor();
  await page.locator('[data-check="credentials"].ok').waitFor();
  await page.getByText('To fix: 1').waitFor();
  await journey().gallery.look(page, 'to-set-right');
  const callback = await page.locator('[data-check="callback_address"].failed code').first().innerText();
  journey().product.simulator.world.registerRedirectUrl(DEMO.clientId, callback);
  await owner.press('Check now');
  await page.getByText('Everything that can be checked works.').waitFor();
  await page.getByRole('button', { name: 'Switch on QR code logon' }).waitFor();
  await page.getByRole('link', { name: 'Overview' }).click();
  await page.getByRole('link', { name: 'Switch on QR code logon' }).click();
  await page.getByRole('switch', { name: 'DingTalk QR code logon' }).click();
  await page.getByText('Show the QR code first on computers?').waitFor();
  await journey().gallery.look(page, 'first');
  await owner.press('Show the QR code first');
  await page.getByText('Computers show the QR code first now').waitFor();

  await page.getByRole('link', { name: 'Overview' }).click();
  await page.getByRole('link', { name: 'Log on by QR code', exact: true }).click();
  const test = page.getByRole('dialog', { name: 'Test the logon' });
  const code = await test.getByRole('img', { name: 'QR code to scan with DingTalk' }).getAttribute('src');
  const tester = await journey().phone('bob');
  await tester.scanAndRead(readQr(decodeURIComponent(code ?? '')));
  await test.getByText('Scanned by B').waitFor();
  await journey().gallery.look(page, 'test-scanned');
  await tester.press('Confirm');
  await test.getByText('The logon works.').waitFor();
  await journey().gallery.look(page, 'test-works');
  await test.getByRole('button', { name: 'Close' }).click();

  await page.getByRole('link', { name: 'Accounts' }).click();
  await owner.open('admin/accounts/new');
  await page.getByLabel('Username').fill('bob');
  await page.getByLabel('Name', { exact: true }).fill('Bob Li');
  await page.getByLabel('Password').fill('the password of bob');
  await owner.press('Create account');
  await owner.reads('Bob Li');

  const [bob, phone] = await Promise.all([acmeDesk(), journey().phone('bob')]);
  await bob.open('logon');
  await phone.approve(await bob.code());
  await bob.reads('This DingTalk identity is not linked yet');
  await bob.press('Attach existing IDaaS account');
  await bob.givePassword('bob', 'the password of bob');
  await bob.reads('Linked');

  await owner.open('admin/bindings');
  await page.getByRole('link', { name: 'Bob Li' }).waitFor();
  await journey().gallery.look(page, 'bindings');
  await owner.open('admin/overview');
  await page.getByRole('heading', { name: 'Logons per day' }).waitFor();
  await journey().gallery.look(page, 'overview');
});

itDidTheActs(journey, ['dingTalkConnectionsCreate', 'dingTalkConnectionsTurn']);
