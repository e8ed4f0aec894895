import { CreateAccount } from '#accounts';
import { SetPassword } from '#authenticators';
import { DEMO } from '#simulator';
import { CreateTenant } from '#tenancy';
import { Desk } from './steps/desk.js';
import { useTown } from './steps/use-town.js';

const town = useTown('console-setup');

const PASSWORD = 'the password of olivia';

/** An organisation as the operator leaves it: an owner with a password, and nothing else. */
async function newOrganisation(slug: string): Promise<void> {
  const get = town().product.server.app.get.bind(town().product.server.app);
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
  const { context, page, portal } = await town().desk();
  return new AcmeDesk(context, page, portal);
}

it('From an empty organisation to people who log on by QR code, with nothing but the console', async () => {
  await newOrganisation('acme');
  const owner = await acmeDesk();
  const { page } = owner;
  await owner.open('admin/');
  await owner.givePassword('olivia', PASSWORD);
  await owner.reads('Overview');
  await town().gallery.look(page, 'overview-empty');

  await page.getByRole('link', { name: 'Connect DingTalk' }).click();
  await owner.reads('DingTalk');
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByLabel('CorpId').fill(DEMO.corpId);
  await page.getByLabel('Client ID').fill(` ${DEMO.clientId} `);
  await page.getByLabel('Client secret').fill(DEMO.clientSecret);
  await town().gallery.look(page, 'connect');
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByText('DingTalk is connected').waitFor();
  await page.getByRole('button', { name: 'Check now' }).click();
  await page.locator('[data-check="credentials"].ok').waitFor();
  await page.getByRole('switch', { name: 'DingTalk QR code logon' }).click();
  await page.getByText('People can log on by QR code now').waitFor();

  await page.getByRole('link', { name: 'Accounts' }).click();
  await owner.open('admin/accounts/new');
  await page.getByLabel('Username').fill('bob');
  await page.getByLabel('Name', { exact: true }).fill('Bob Li');
  await page.getByLabel('Password').fill('the password of bob');
  await owner.press('Create account');
  await owner.reads('Bob Li');

  const [bob, phone] = await Promise.all([acmeDesk(), town().phone('bob')]);
  await phone.approve(await bob.askForCode());
  await bob.reads('This DingTalk identity is not linked yet');
  await bob.press('Attach existing IDaaS account');
  await bob.givePassword('bob', 'the password of bob');
  await bob.reads('Linked');

  await owner.open('admin/bindings');
  await page.getByRole('link', { name: 'Bob Li' }).waitFor();
  await town().gallery.look(page, 'bindings');
  await owner.open('admin/overview');
  await page.getByRole('heading', { name: 'Logons per day' }).waitFor();
  await town().gallery.look(page, 'overview');
});
