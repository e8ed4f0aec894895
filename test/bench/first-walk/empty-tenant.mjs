import { scan } from './scan.mjs';

const OWNER_PASSWORD = 'cranes over seven rivers';
const COMMAND = ['tenant', 'create', '--slug', 'acme', '--name', 'Acme Ltd', '--owner-username', 'olivia'];

/** From an installation without organisations to an owner who is logged on by QR code, along the console's set-up steps. */
export async function emptyTenant(hand, browser, place) {
  hand.keys += `npm run -s cli -- ${COMMAND.join(' ')}`.length + OWNER_PASSWORD.length;
  const printed = place.cli(COMMAND, `${OWNER_PASSWORD}\n`);
  const [address] = /http\S+\/t\/acme\/admin\/?/.exec(printed) ?? [];
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const follow = (name, exact = true) => hand.press(page.getByRole('link', { name, exact }).first());
  const press = (name, exact = true) => hand.press(page.getByRole('button', { name, exact }));

  await hand.go(page, address);
  await hand.type(page.getByLabel('Username'), 'olivia');
  await hand.type(page.getByLabel('Password', { exact: true }), OWNER_PASSWORD);
  await press('Log on');
  await follow('Connect DingTalk');
  await press('Continue');

  const dingtalk = await context.newPage();
  await hand.go(dingtalk, new URL('developer', place.simulator).href);
  const app = dingtalk.locator('article').first();
  for (const [label, name] of Object.entries({
    CorpId: 'CorpId',
    'Client ID': 'Client ID',
    'Client secret': 'Client secret',
  })) {
    const button = app.getByRole('button', { name: `Copy: ${name}` });
    await hand.carry(button, page.getByLabel(label), await button.getAttribute('data-copy'));
  }
  await press('Connect');
  await page.getByText('The app is saved, but does not work yet').waitFor();
  const callback = page.locator('[data-check="callback_address"].failed');
  const value = await callback.locator('code').first().innerText();
  await hand.carry(callback.getByRole('button').first(), app.locator('[name=redirectUrls]'), `\n${value}`);
  await hand.press(app.getByRole('button', { name: 'Save' }));
  await press('Check now');
  await page.getByText('Everything that can be checked works.').waitFor();

  await press('Switch on QR code logon');
  await press('Show the QR code first');
  await page.getByText('Computers show the QR code first now').waitFor();

  await press('My account');
  await hand.press(page.getByRole('menuitem', { name: 'Log off' }));
  await follow('Log on again');
  await scan(hand, page, /Bob/);
  await press('Attach existing IDaaS account');
  await hand.type(page.getByLabel('Username'), 'olivia');
  await hand.type(page.getByLabel('Password', { exact: true }), OWNER_PASSWORD);
  await press('Log on');
  await page.getByRole('heading', { name: 'Linked' }).waitFor();
  await context.close();
}
