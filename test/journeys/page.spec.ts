import { secondTenant } from '../security/scene/second-tenant.js';
import { tabTo } from './steps/keyboard.js';
import { Traffic } from './steps/traffic.js';
import { useJourney } from './steps/use-journey.js';

/** Bytes that the logon page with its code may load in total. */
const LOGON_PAGE_BYTES = 32 * 1024;

const journey = useJourney('page');

it('The logon page, with its QR code and a form beside it, is small, and loads nothing from other hosts', async () => {
  const desk = await journey().desk();
  const traffic = new Traffic(desk.page);
  await desk.open('logon');
  await desk.code();
  await desk.page.getByLabel('Username').waitFor();
  await journey().gallery.look(desk.page, 'code-and-form');
  expect(traffic.origins()).toEqual([journey().product.url]);
  expect(await traffic.bytes()).toBeLessThanOrEqual(LOGON_PAGE_BYTES);
});

it('With the keyboard alone a person logs on by QR code, and decides on the phone', async () => {
  const [desk, phone] = await Promise.all([journey().desk(), journey().phone('alice')]);
  await desk.open('logon');
  await tabTo(desk.page, 'DingTalk QR code logon');
  await desk.page.keyboard.press('Enter');
  await phone.scanAndRead(await desk.code());
  await tabTo(phone.page, 'Decline');
  await phone.page.keyboard.press('Enter');
  await phone.reads('Declined');
  await desk.shows('denied');
  await tabTo(desk.page, 'Start again');
  await desk.page.keyboard.press('Enter');
  await phone.scanAndRead(await desk.code());
  await tabTo(phone.page, 'Confirm');
  await phone.page.keyboard.press('Enter');
  await desk.isHomeOf('Alice Zhang');
});

it('With the keyboard alone a person logs on by password: the form has the focus at once', async () => {
  const desk = await journey().desk();
  await desk.open('logon');
  // The focus is set with the first frame, which can be later than the page's load on a busy machine.
  await desk.page.locator('input[name="username"]:focus').waitFor();
  await desk.page.keyboard.type('bob');
  await desk.page.keyboard.press('Tab');
  await desk.page.keyboard.type(journey().password);
  await desk.page.keyboard.press('Enter');
  await desk.isHomeOf('Bob Li');
});

it('The Enter key alone never confirms on the phone', async () => {
  const [desk, phone] = await Promise.all([journey().desk(), journey().phone('alice')]);
  await phone.scanAndRead(await desk.askForCode());
  await phone.page.keyboard.press('Enter');
  await tabTo(phone.page, 'Decline');
  await desk.shows('scanned');
});

it('A stranger tries it by hand: a picture of the code, dropped on the simulator’s phone, logs on', async () => {
  const [desk, hand] = await Promise.all([journey().desk(), journey().desk()]);
  await desk.askForCode();
  const picture = await desk.page.screenshot();
  await hand.page.goto(`${journey().product.simulator.url}/phone`);
  await hand.page.getByText('Alice Zhang').click();
  await hand.page.locator('#picture').setInputFiles({
    name: 'screen.png',
    mimeType: 'image/png',
    buffer: picture,
  });
  const screen = hand.page.frameLocator('#screen');
  await screen.getByRole('heading', { name: 'Is this you, logging on?' }).waitFor();
  await journey().gallery.look(hand.page, 'simulated-phone');
  await screen.getByRole('button', { name: 'Confirm' }).click();
  await screen.getByRole('heading', { name: 'Confirmed' }).waitFor();
  await desk.isHomeOf('Alice Zhang');
});

it('A stranger tries it by hand: the address pasted, in the dark', async () => {
  const [desk, hand] = await Promise.all([journey().desk({ colorScheme: 'dark' }), journey().desk()]);
  const address = await desk.askForCode();
  await hand.page.goto(`${journey().product.simulator.url}/phone`);
  await hand.page.getByText('Bob Li').click();
  await hand.page.getByLabel('Address in the QR code').fill(address);
  await hand.page.getByRole('button', { name: 'Scan', exact: true }).click();
  const screen = hand.page.frameLocator('#screen');
  await screen.getByRole('button', { name: 'Confirm' }).click();
  await desk.reads('This DingTalk identity is not linked yet');
});

describe('An unknown address', () => {
  it('shows the brand and a link back, and a tenant’s short name also works in capitals', async () => {
    const desk = await journey().desk();
    await desk.open('nowhere');
    await desk.reads('Page not found');
    await journey().gallery.look(desk.page, 'nothing-here');
    expect(await desk.page.locator('.brand').innerText()).toContain('Demo Organisation');
    await desk.page.getByRole('link', { name: 'Go to the logon page' }).click();
    await desk.page.getByLabel('Username').waitFor();
    await desk.page.goto(`${journey().product.url}/t/DEMO/logon?method=password`);
    await desk.page.getByLabel('Username').waitFor();
    expect(desk.page.url()).toContain('/t/demo/logon?method=password');
    await desk.givePassword('alice', journey().password);
    await desk.isHomeOf('Alice Zhang');
    await desk.open('nowhere');
    await desk.follow('Go to the portal', 'Hello, Alice Zhang');
  });

  it('the installation’s own address leads to the only organisation, and asks where there are several', async () => {
    const desk = await journey().desk();
    await desk.page.goto(journey().product.url);
    await desk.page.getByLabel('Username').waitFor();
    await secondTenant(journey().product);
    // The only organisation is cached for a few seconds.
    journey().clock.advance(10);
    await desk.page.goto(`${journey().product.url}/t/nobody/logon`);
    await desk.reads('No organisation here');
    await desk.page.getByRole('link', { name: 'Find your organisation' }).click();
    await desk.reads('Which organisation?');
    await journey().gallery.look(desk.page, 'which-organisation');
    expect(await desk.page.locator('main').innerText()).not.toContain('Demo');
    await desk.page.getByLabel('Short name of your organisation').fill('nobody');
    await desk.press('Continue');
    await desk.page.getByText('There is no organisation “nobody” here').waitFor();
    await desk.page.getByLabel('Short name of your organisation').fill('Demo');
    await desk.press('Continue');
    await desk.page.getByLabel('Username').waitFor();
  });
});
