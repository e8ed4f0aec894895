import type { Page, Route } from 'playwright-core';
import type { Desk } from './steps/desk.js';
import { useJourney } from './steps/use-journey.js';

const journey = useJourney('console-upgrade');

/** Names of built files; in the earlier build, each file had another name. */
const FILE = /\b((?:main|chunk|polyfills|styles)-[\w-]+)\.(js|css)\b/g;
const inTheBuildBefore = (text: string) => text.replaceAll(FILE, '$1-before.$2');
const now = (url: string) => url.replace('-before.', '.');

/** Serves the console of an earlier build: the same console, but all of its files have other names. */
async function serveTheBuildBefore(page: Page): Promise<() => Promise<void>> {
  const renamed = async (route: Route): Promise<void> => {
    const response = await route.fetch({ url: now(route.request().url()) });
    await route.fulfill({ response, body: inTheBuildBefore(await response.text()) });
  };
  await page.route(/\/t\/demo\/admin\/[^.]*$/, renamed);
  await page.route(/\/console-files\//, renamed);
  return () => page.unrouteAll({ behavior: 'wait' });
}

const firstScript = (page: Page) => page.locator('script[src*="/main-"]').getAttribute('src');

async function openBefore(
  path = 'settings',
  heading = 'Settings',
): Promise<{ page: Page; upgrade: () => Promise<void> }> {
  const desk = await journey().desk();
  await desk.open('logon?method=password');
  await desk.givePassword('admin', journey().password);
  await desk.isHomeOf('Admin');
  const upgrade = await serveTheBuildBefore(desk.page);
  await desk.open(`admin/${path}`);
  await desk.reads(heading);
  expect(await firstScript(desk.page)).toContain('-before.js');
  return { page: desk.page, upgrade };
}

/** A person without a linked account who scans and confirms. */
async function unlinked(person: string): Promise<Desk> {
  const [desk, phone] = await Promise.all([journey().desk(), journey().phone(person)]);
  await phone.approve(await desk.askForCode());
  await desk.reads('This DingTalk identity is not linked yet');
  return desk;
}

const go = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name }).click();

describe('A console that is open during an upgrade', () => {
  it('loads the new version with the next page, and says so', async () => {
    const { page, upgrade } = await openBefore();
    await upgrade();
    await go(page, 'Sessions');
    await page.getByRole('heading', { level: 1, name: 'Sessions' }).waitFor();
    await page.getByText('The console has been updated.').waitFor();
    expect(page.url()).toContain('/t/demo/admin/sessions');
    expect(await firstScript(page)).not.toContain('-before');
    await go(page, 'Bindings');
    await page.getByRole('heading', { level: 1, name: 'Bindings' }).waitFor();
  });

  it('keeps the content of a page, such as a link that is shown once, and offers to reload', async () => {
    const desk = await unlinked('carol');
    const { page, upgrade } = await openBefore('bindings/unlinked', 'Bindings');
    await page.getByRole('row').filter({ hasText: 'Carol' }).waitFor();
    await upgrade();
    await page.getByRole('button', { name: 'Give a link' }).click();
    await page.getByRole('combobox', { name: /^Account/ }).fill('bob');
    await page.getByRole('option', { name: '(bob)' }).click();
    await page.getByLabel('Reason').fill('Has lost the password');
    await page.getByRole('button', { name: 'Create link' }).click();
    await page.getByText('This part could not be loaded.').waitFor();
    expect(await page.getByRole('dialog').locator('code').innerText()).toContain('/attach-link/');
    await desk.context.close();
  });

  it('says so if none of its files can be loaded', async () => {
    const { page, upgrade } = await openBefore();
    await upgrade();
    await page.route(/\/console-files\/chunk/, (route) => route.abort());
    await page.reload();
    await page.getByText('The console has not loaded.').waitFor();
  });
});

describe('A part of the console that cannot be loaded', () => {
  it('is reported if a page cannot be opened without the server, and can be tried again', async () => {
    const { page } = await openBefore();
    await page.unrouteAll({ behavior: 'wait' });
    await page.route('**/*', (route) => route.abort());
    await go(page, 'Sessions');
    const reload = page.getByRole('button', { name: 'Reload' });
    await reload.waitFor();
    await page.unrouteAll({ behavior: 'wait' });
    await reload.click();
    await page.getByRole('heading', { level: 1, name: 'Sessions' }).waitFor();
  });

  it('is answered with 404 and not with a page at every address', async () => {
    const desk = await journey().desk();
    await desk.open('admin/settings');
    await desk.givePassword('admin', journey().password);
    await desk.reads('Settings');
    const answers = await desk.page.evaluate(
      async (addresses) =>
        Promise.all(
          addresses.map(async (address) => {
            const { status, headers } = await fetch(address);
            return `${String(status)} ${String(headers.get('content-type'))}`;
          }),
        ),
      [
        '/console-files/chunk-GONE.js',
        '/t/demo/admin/chunk-GONE.js',
        '/t/demo/admin/x/styles-GONE.css',
        '/assets/page.0.js',
      ],
    );
    for (const answer of answers) expect(answer).toMatch(/^404 application\/problem\+json/);
  });
});
