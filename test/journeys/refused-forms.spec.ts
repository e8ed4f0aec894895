import { BufferingProxy } from '../harness/buffering-proxy.js';
import type { Desk } from './steps/desk.js';
import { useJourney } from './steps/use-journey.js';

const journey = useJourney('refused-forms');

let proxy: BufferingProxy;
beforeAll(async () => {
  proxy = await BufferingProxy.open();
});
afterAll(() => proxy.close());

const follow = (desk: Desk, name: string) => desk.page.getByRole('link', { name }).click();

describe('The portal at a wrong address', () => {
  const wrong = () => journey().product.url.replace('localhost', 'intranet.test');

  it('B4: accepts no password there, and links to the right address', async () => {
    const desk = await journey().desk({ proxy: { server: proxy.url } });
    await desk.page.goto(`${wrong()}/t/demo/logon?method=password&return_to=/t/demo/admin/accounts`);
    await desk.givePassword('bob', journey().password);
    await desk.reads('This is not the portal’s own address');
    await journey().gallery.look(desk.page, 'wrong-address');
    await follow(desk, 'Open the right address');
    await desk.givePassword('admin', journey().password);
    await desk.reads('Accounts');
    expect(desk.page.url()).toBe(`${journey().product.url}/t/demo/admin/accounts`);
  });

  it('B4: shows no code there, and links to the right address', async () => {
    const desk = await journey().desk({ proxy: { server: proxy.url } });
    await desk.page.goto(`${wrong()}/t/demo/logon?method=dingtalk-qr`);
    await desk.shows('wrong_address');
    await journey().gallery.look(desk.page, 'wrong-address-code');
    await follow(desk, 'Open the right address');
    await desk.shows('created');
    expect(desk.page.url()).toBe(`${journey().product.url}/t/demo/logon?method=dingtalk-qr`);
  });
});

describe('A browser that refuses cookies', () => {
  let refusing: BufferingProxy;
  beforeAll(async () => {
    refusing = await BufferingProxy.open(['set-cookie']);
  });
  afterAll(() => refusing.close());

  /** Such a browser stores nothing for a site; pages that try to get an exception. */
  async function refuser(): Promise<Desk> {
    const desk = await journey().desk({ proxy: { server: refusing.url } });
    await desk.context.addInitScript(() => {
      const refused = () => {
        throw new DOMException('Access is denied for this document.', 'SecurityError');
      };
      for (const store of ['localStorage', 'sessionStorage'])
        Object.defineProperty(globalThis, store, { get: refused });
      Object.defineProperty(navigator, 'cookieEnabled', { value: false });
    });
    return desk;
  }

  it('is told what is missing when it submits a form, and gets back to that form', async () => {
    const desk = await refuser();
    await desk.open('logon?method=password');
    await desk.givePassword('bob', journey().password);
    await desk.reads('Your browser blocks cookies here');
    await follow(desk, 'Try again');
    await desk.page.getByLabel('Password').waitFor();
    expect(desk.page.url()).toBe(`${journey().product.url}/t/demo/logon?method=password`);
  });

  it('is told so in place of the code', async () => {
    const desk = await refuser();
    await desk.open('logon?method=dingtalk-qr');
    await desk.shows('no_cookies');
    await desk.says('Your browser blocks cookies');
    await follow(desk, 'Try again');
    await desk.shows('no_cookies');
  });
});

describe('A browser that has lost its cookies', () => {
  it('is told what is missing when it submits a form, and can try again', async () => {
    const desk = await journey().desk();
    await desk.open('logon?method=password');
    await desk.context.clearCookies();
    await desk.givePassword('bob', journey().password);
    await desk.reads('Your browser blocks cookies here');
    await journey().gallery.look(desk.page, 'no-cookies');
    await follow(desk, 'Try again');
    await desk.givePassword('bob', journey().password);
    await desk.isHomeOf('Bob Li');
  });

  it('is told so when a code is renewed, and can reload the page', async () => {
    const desk = await journey().desk();
    await desk.askForCodeToOutlive();
    await desk.context.clearCookies();
    await desk.outlive(journey().clock);
    await desk.shows('no_cookies');
    await journey().gallery.look(desk.page, 'no-cookies-code');
    await follow(desk, 'Try again');
    await desk.shows('created');
  });
});

describe('A browser that logs on in another tab', () => {
  async function logOnInAnotherTab(desk: Desk): Promise<void> {
    const page = await desk.context.newPage();
    await page.goto(`${journey().product.url}/t/demo/logon?method=password`);
    await page.getByLabel('Username').fill('bob');
    await page.getByLabel('Password').fill(journey().password);
    await page.getByRole('button', { name: 'Log on' }).click();
    await page.getByRole('heading', { name: 'Hello, Bob Li' }).waitFor();
  }

  it('is told so when it submits the form of the first one, and can continue in the portal', async () => {
    const desk = await journey().desk();
    await desk.open('logon?method=password');
    await logOnInAnotherTab(desk);
    await desk.givePassword('bob', journey().password);
    await desk.reads('You have already logged on');
    await journey().gallery.look(desk.page, 'logged-on-meanwhile');
    await follow(desk, 'Go to the portal');
    await desk.isHomeOf('Bob Li');
  });

  it('is told so in place of the first one’s code, and can continue in the portal', async () => {
    const desk = await journey().desk();
    await desk.askForCodeToOutlive();
    await logOnInAnotherTab(desk);
    await desk.page.bringToFront();
    await desk.outlive(journey().clock);
    await desk.shows('logged_on');
    await journey().gallery.look(desk.page, 'logged-on-meanwhile-code');
    await follow(desk, 'Go to the portal');
    await desk.isHomeOf('Bob Li');
  });
});
