import { links } from './steps/records.js';
import { useJourney } from './steps/use-journey.js';

const journey = useJourney('same-device');

const home = (name: string) => `Hello, ${name}`;

describe('Inside the DingTalk app', () => {
  it('C9: a logon starts with DingTalk although phones start with the password; no QR code is shown', async () => {
    const phone = await journey().phone('alice');
    await phone.page.goto(`${journey().product.url}/t/demo/logon`);
    await phone.reads('Log on as A***?');
    await journey().gallery.look(phone.page, 'inside-confirm');
    expect(await phone.text()).toContain('Alice Zhang');
    expect(await phone.page.locator('[data-qr]').count()).toBe(0);
    await phone.press('Confirm');
    await phone.reads(home('Alice Zhang'));
    await journey().gallery.look(phone.page, 'home-on-phone');
  });

  it('a person who is not linked attaches there, too', async () => {
    const phone = await journey().phone('bob');
    await phone.page.goto(`${journey().product.url}/t/demo/logon?method=dingtalk-qr`);
    await phone.reads('Log on as B***?');
    await journey().gallery.look(phone.page, 'inside-not-linked');
    await phone.press('Confirm');
    await phone.reads('This DingTalk identity is not linked yet');
    await journey().gallery.look(phone.page, 'inside-offer');
    await phone.press('Attach existing IDaaS account');
    await phone.page.getByLabel('Username').fill('bob');
    await phone.page.getByLabel('Password').fill(journey().password);
    await journey().gallery.look(phone.page, 'inside-prove');
    await phone.press('Log on');
    await phone.reads('Linked');
    await journey().gallery.look(phone.page, 'inside-linked');
    await phone.page.getByRole('link', { name: 'Continue' }).click();
    await phone.reads(home('Bob Li'));
    expect(await links(journey().product)).toMatchObject({ bob: 'bob' });
  });
});

describe('In the ordinary browser of a phone', () => {
  it('DingTalk’s own page identifies the person, who confirms at the portal', async () => {
    const phone = await journey().hand();
    await phone.page.goto(`${journey().product.url}/t/demo/logon`);
    await journey().gallery.look(phone.page, 'logon-on-phone');
    await phone.page.getByRole('link', { name: 'DingTalk QR code logon' }).click();
    await phone.page.getByText('A phone cannot scan its own screen').waitFor();
    expect(await phone.page.locator('[data-qr]').count()).toBe(0);
    await journey().gallery.look(phone.page, 'same-device');
    await phone.page.getByRole('link', { name: 'Show the code for another phone' }).click();
    await phone.page.locator('[data-qr][data-state="created"]').waitFor();
    await journey().gallery.look(phone.page, 'both-ways');
    await phone.press('Continue with DingTalk');
    await phone.page.getByRole('button', { name: /Alice/ }).click();
    await phone.press('Agree');
    await phone.reads('Log on as A***?');
    await phone.press('Confirm');
    await phone.reads(home('Alice Zhang'));
  });

  it('a person who declines on DingTalk’s page is not logged on, and reads why', async () => {
    const phone = await journey().hand();
    await phone.page.goto(`${journey().product.url}/t/demo/logon?method=dingtalk-qr`);
    await phone.press('Continue with DingTalk');
    await phone.page.getByRole('button', { name: /Alice/ }).click();
    await phone.press('Decline');
    await phone.reads('DingTalk was not allowed to say who you are');
    await journey().gallery.look(phone.page, 'declined-at-dingtalk');
  });

  it('a code scanned with another app shows to scan with DingTalk, and offers to continue', async () => {
    const [desk, phone] = await Promise.all([journey().desk(), journey().hand()]);
    await phone.scan(await desk.askForCode());
    await phone.reads('Please scan with DingTalk');
    await journey().gallery.look(phone.page, 'other-app');
    const open = phone.page.getByRole('link', { name: 'Open in DingTalk' });
    expect(await open.getAttribute('href')).toMatch(/^dingtalk:\/\//);
    await desk.shows('created');
    await phone.press('Continue with DingTalk');
    await phone.page.getByRole('button', { name: /Alice/ }).click();
    await phone.press('Agree');
    await phone.reads('Is this you, logging on?');
    await phone.press('Confirm');
    await desk.isHomeOf('Alice Zhang');
  });
});

describe('On a tablet', () => {
  const TABLETS = {
    'an iPad, which says that it is a Mac':
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
    'a HarmonyOS tablet, which says that it is a Linux computer':
      'Mozilla/5.0 (X11; Linux aarch64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/132.0.0.0 Safari/537.36',
    'a HarmonyOS tablet, which says so':
      'Mozilla/5.0 (Tablet; OpenHarmony 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/132.0.0.0 Safari/537.36',
  };

  it.each(Object.entries(TABLETS))(
    'C9: %s, people can scan a code with their phone or use DingTalk on the tablet',
    async (_name, userAgent) => {
      const viewport = { width: 834, height: 1112 };
      const [tablet, phone] = await Promise.all([
        journey().desk({ userAgent, viewport, hasTouch: true }),
        journey().phone('alice'),
      ]);
      const code = await tablet.askForCode();
      const open = tablet.page.getByRole('link', { name: 'Open in DingTalk' });
      expect(await open.getAttribute('href')).toContain('dingtalk://');
      await journey().gallery.look(tablet.page, 'tablet');
      await phone.approve(code);
      await tablet.isHomeOf('Alice Zhang');
      await tablet.logOff();
      await tablet.open('logon?method=dingtalk-qr');
      await tablet.press('Continue with DingTalk');
      await tablet.page.getByRole('button', { name: /Alice/ }).click();
      await tablet.press('Agree');
      await tablet.reads('Log on as A***?');
    },
  );

  it('a computer shows only the code', async () => {
    const desk = await journey().desk();
    await desk.askForCode();
    expect(await desk.page.getByRole('link', { name: 'Open in DingTalk' }).isVisible()).toBe(false);
  });
});
