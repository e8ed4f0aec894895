import { until } from '#testing';
import { sessionsOf } from './steps/records.js';
import { useJourney } from './steps/use-journey.js';

const journey = useJourney('logon');

describe('A person whose DingTalk identity is linked', () => {
  it('scans, confirms, and is logged on in the browser, which shows every step', async () => {
    const [desk, phone] = await Promise.all([journey().desk(), journey().phone('alice')]);
    const code = await desk.askForCode();
    await journey().gallery.look(desk.page, 'code');
    await phone.scanAndRead(code);
    const number = await desk.number();
    await journey().gallery.look(desk.page, 'scanned');
    await journey().gallery.look(phone.page, 'confirm');
    expect(await desk.page.locator('[data-name]').textContent()).toBe('A***');
    expect(await phone.text()).toContain(number);
    expect(await phone.text()).toMatch(/Chrome on Linux[\s\S]*Alice Zhang/);
    await phone.press('Confirm');
    await phone.reads('Confirmed');
    await desk.isHomeOf('Alice Zhang');
    await journey().gallery.look(phone.page, 'confirmed');
    await journey().gallery.look(desk.page, 'home');
  });

  it('gets to the page that the browser had requested', async () => {
    const [desk, phone] = await Promise.all([journey().desk(), journey().phone('alice')]);
    await desk.open('reauthenticate');
    await desk.page.getByRole('link', { name: 'DingTalk QR code logon' }).click();
    await phone.approve(await desk.code());
    await desk.reads('Confirm that it is you');
  });

  it('declines: the browser says so and offers to start again', async () => {
    const [desk, phone] = await Promise.all([journey().desk(), journey().phone('alice')]);
    await phone.scanAndRead(await desk.askForCode());
    await phone.press('Decline');
    await phone.reads('Declined');
    await journey().gallery.look(phone.page, 'declined');
    await desk.shows('denied');
    await desk.says('Declined on the phone');
    await journey().gallery.look(desk.page, 'denied');
    await desk.press('Start again');
    expect(await desk.code()).toContain('/q/');
  });

  it('C3: declines, and then reports: the phone confirms the report', async () => {
    const [desk, phone] = await Promise.all([journey().desk(), journey().phone('alice')]);
    await phone.scanAndRead(await desk.askForCode());
    await phone.press('Decline');
    await phone.reads('Declined');
    await phone.press('This was not me: report');
    await phone.reads('Thank you for reporting');
  });

  it('reports a scan that they did not start', async () => {
    const [desk, phone] = await Promise.all([journey().desk(), journey().phone('alice')]);
    await phone.scanAndRead(await desk.askForCode());
    await phone.press('This was not me: report');
    await phone.reads('Thank you for reporting');
    await journey().gallery.look(phone.page, 'reported');
    await desk.shows('denied');
  });

  it('takes back a mistaken confirmation at once: the browser is logged off while they look', async () => {
    const [desk, phone] = await Promise.all([journey().desk(), journey().phone('alice')]);
    await phone.approve(await desk.askForCode());
    await desk.isHomeOf('Alice Zhang');
    await phone.press('This was not me: report');
    await phone.reads('Thank you for reporting');
    await desk.page.getByText('Your session has ended. Please log on again.').waitFor({ timeout: 5_000 });
  });

  it('sees a code renew itself, and renews one that expired after the scan by a button', async () => {
    const [desk, phone] = await Promise.all([journey().desk(), journey().phone('alice')]);
    const first = await desk.askForCodeToOutlive();
    await desk.outlive(journey().clock);
    await until(async () => (await desk.code()) !== first);
    await phone.scanAndRead(await desk.code());
    journey().clock.advance(61);
    await phone.press('Confirm');
    await phone.reads('This code has expired');
    await journey().gallery.look(phone.page, 'too-late');
    await desk.shows('expired');
    await journey().gallery.look(desk.page, 'expired');
    await desk.press('Show a new code');
    await phone.approve(await desk.code());
    await desk.isHomeOf('Alice Zhang');
  });

  it('chooses the number that the browser shows, and is stopped by a wrong one', async () => {
    await journey().administrator.wants('choose_number');
    const [desk, phone] = await Promise.all([journey().desk(), journey().phone('alice')]);
    await phone.scanAndRead(await desk.askForCode());
    const wrong = await desk.number();
    await journey().gallery.look(phone.page, 'choose-number');
    await phone.page
      .getByRole('radio')
      .and(phone.page.locator(`:not([value="${wrong}"])`))
      .first()
      .check();
    await phone.press('Confirm');
    await phone.reads('That was not the number');
    await journey().gallery.look(phone.page, 'wrong-number');
    await desk.shows('denied');
    await desk.says('That was not the number');
    await journey().gallery.look(desk.page, 'wrong-number-in-the-browser');
    await desk.press('Start again');
    await phone.scanAndRead(await desk.code());
    await phone.page.getByRole('radio', { name: await desk.number() }).check();
    await phone.press('Confirm');
    await desk.isHomeOf('Alice Zhang');
    await journey().administrator.wants('plain');
  });
});

describe('Two browsers', () => {
  it('that show a code each: only the one whose code was confirmed is logged on', async () => {
    const here = journey();
    const [one, other, phone] = await Promise.all([here.desk(), here.desk(), here.phone('alice')]);
    const before = await sessionsOf(here.product, 'alice');
    const [code] = await Promise.all([one.askForCode(), other.askForCode()]);
    await phone.approve(code);
    await one.isHomeOf('Alice Zhang');
    await other.shows('created');
    expect(await sessionsOf(journey().product, 'alice')).toBe(before + 1);
  });

  it('that race for one confirmation get one session between them', async () => {
    const [desk, phone] = await Promise.all([journey().desk(), journey().phone('alice')]);
    const before = await sessionsOf(journey().product, 'alice');
    const code = await desk.askForCode();
    // The worst case: a copy of all cookies and storage of the browser, which knows when to ask.
    const thief = await journey().desk({ storageState: await desk.context.storageState() });
    await thief.open('logon?method=password');
    await phone.scanAndRead(code);
    const stolen = thief.page.evaluate(async () => {
      const ticket = '/t/demo/logon/dingtalk-qr/ticket';
      const csrf = document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content ?? '';
      await fetch(`${ticket}?after=scanned`);
      return (await fetch(`${ticket}/redeem`, { method: 'POST', headers: { 'x-csrf-token': csrf } })).ok;
    });
    await phone.press('Confirm');
    const home = desk.page.getByRole('heading', { name: 'Hello, Alice Zhang' });
    const late = desk.page.locator('[data-qr][data-state="expired"]');
    await home.or(late).waitFor();
    expect([await stolen, await home.isVisible()].filter(Boolean)).toHaveLength(1);
    expect(await sessionsOf(journey().product, 'alice')).toBe(before + 1);
  });

  it('and two phones that scan one code: the second phone reads that it was used, and the browser that it was cancelled', async () => {
    const here = journey();
    const [desk, alice, mallory] = await Promise.all([
      here.desk(),
      here.phone('alice'),
      here.phone('mallory'),
    ]);
    const code = await desk.askForCode();
    await alice.scanAndRead(code);
    await mallory.scan(code);
    await mallory.reads('Someone else has already used this code');
    await journey().gallery.look(mallory.page, 'used-by-another');
    await desk.shows('conflict');
    await journey().gallery.look(desk.page, 'conflict');
  });
});

describe('If a logon is not possible', () => {
  it('a person who is not a member reads so in these words', async () => {
    const [desk, phone] = await Promise.all([journey().desk(), journey().phone('olga')]);
    await phone.scan(await desk.askForCode());
    await phone.page.getByText('Perhaps you are not a member of this organisation').waitFor();
    await desk.says('Your phone was not recognised');
    await journey().gallery.look(phone.page, 'outsider-unknown');
    // As DingTalk did for years: it accepts outsiders, and leaves the check to the app.
    journey().product.simulator.faults.set({ name: 'outsiderAccepted' });
    await phone.press('Continue with DingTalk');
    await phone.page.getByRole('button', { name: /Olga/ }).click();
    await phone.press('Agree');
    await phone.reads('You are not a member of Demo Organisation');
    await journey().gallery.look(phone.page, 'outsider');
    await desk.says('Not a member here');
    await desk.shows('created');
    await journey().gallery.look(desk.page, 'outsider-in-the-browser');
  });

  it('a person scans with another app: phone and browser say so, and the same code works with DingTalk', async () => {
    const here = journey();
    const [desk, hand, phone] = await Promise.all([here.desk(), here.hand(), here.phone('alice')]);
    const code = await desk.askForCode();
    await hand.scan(code);
    await hand.reads('Please scan with DingTalk');
    await desk.says('Please scan with DingTalk');
    await journey().gallery.look(desk.page, 'other-app-in-the-browser');
    await phone.approve(code);
    await desk.isHomeOf('Alice Zhang');
  });

  it('a person who declines on DingTalk’s page also reads so in the browser', async () => {
    const [desk, hand] = await Promise.all([journey().desk(), journey().hand()]);
    await hand.scan(await desk.askForCode());
    await hand.press('Continue with DingTalk');
    await hand.page.getByRole('button', { name: /Alice/ }).click();
    await hand.press('Decline');
    await hand.reads('DingTalk was not allowed to say who you are');
    await desk.says('Permission declined in DingTalk');
  });

  it('a method that is switched off is off at once, for the displayed code, the phone and an old link', async () => {
    const [desk, phone] = await Promise.all([journey().desk(), journey().phone('alice')]);
    await phone.scanAndRead(await desk.askForCode());
    await journey().administrator.switchOff('dingtalk-qr');
    await desk.shows('cancelled');
    await journey().gallery.look(desk.page, 'switched-off');
    await phone.press('Confirm');
    await phone.page.getByText('contact', { exact: false }).first().waitFor();
    await journey().gallery.look(phone.page, 'switched-off-phone');
    await desk.press('Start again');
    await desk.shows('disabled');
    await desk.page.reload();
    await journey().gallery.look(desk.page, 'old-link');
    expect(await desk.page.locator('main').innerText()).toMatch(/not enabled[\s\S]*administrator/i);
    await desk.open('logon');
    await desk.page.getByLabel('Username').waitFor();
    expect(await desk.page.getByText('DingTalk').count()).toBe(0);
    await journey().administrator.switchOn('dingtalk-qr');
    await phone.approve(await desk.askForCode());
    await desk.isHomeOf('Alice Zhang');
  });

  it('DingTalk is down: the phone stays calm, and the other methods log on', async () => {
    const [desk, phone] = await Promise.all([journey().desk(), journey().phone('alice')]);
    const code = await desk.askForCode();
    journey().product.simulator.faults.set({ name: 'http5xx' });
    await phone.scan(code);
    await phone.reads('DingTalk is not responding');
    await journey().gallery.look(phone.page, 'dingtalk-down');
    expect(await phone.text()).toMatch(/Reference [0-9a-f]{8}-[0-9a-f]{4}\b/);
    expect(await phone.text()).toContain('continue in the browser that shows the code');
    const again = phone.page.getByRole('link', { name: 'Try again' });
    expect(await again.getAttribute('href')).toBe(new URL(code).pathname);
    await desk.says('DingTalk is not responding');
    await journey().gallery.look(desk.page, 'dingtalk-down-in-the-browser');
    await desk.page.getByRole('link', { name: 'Password' }).click();
    await desk.givePassword('alice', journey().password);
    await desk.isHomeOf('Alice Zhang');
    journey().clock.advance(600);
  });
});
