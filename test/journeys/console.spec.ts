import { axeViolations } from './steps/axe-violations.js';
import { unmarkedStops } from './steps/keyboard.js';
import { Traffic } from './steps/traffic.js';
import { useJourney } from './steps/use-journey.js';

/** Limits for opening the console until its first page is shown: bytes (in total, compressed) and requests. */
const CONSOLE_BYTES = 250_000;
const CONSOLE_REQUESTS = 12;

const journey = useJourney('console');

/** Opens an address of the console, and logs on if asked to. */
async function enter(username: string, path = '') {
  const desk = await journey().desk();
  const faults: string[] = [];
  desk.page.on('pageerror', ({ message }) => faults.push(message));
  desk.page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await desk.open(`admin/${path}`);
  await desk.givePassword(username, journey().password);
  return { desk, page: desk.page, faults };
}

it('An administrator gets the requested page after the logon, and finds every other one', async () => {
  const { desk, page, faults } = await enter('admin', 'settings');
  await desk.reads('Settings');
  for (const name of ['Logon menu', 'DingTalk', 'Bindings', 'Accounts', 'Sessions', 'Audit', 'Overview']) {
    await page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name }).click();
    await desk.reads(name);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await page.locator('oe-skeleton').first().waitFor({ state: 'detached' });
    expect(await axeViolations(page)).toEqual([]);
    await journey().gallery.look(page, name.toLowerCase().replace(' ', '-'));
  }
  await journey().gallery.look(page, 'frame');
  expect(faults).toEqual([]);
});

it('On a phone no field’s label is covered by the icon of its button', async () => {
  const { desk, page } = await enter('admin', 'accounts');
  await page.setViewportSize({ width: 390, height: 844 });
  for (const [path, heading] of [
    ['accounts', 'Accounts'],
    ['bindings', 'Bindings'],
    ['sessions', 'Sessions'],
  ] as const) {
    await desk.open(`admin/${path}`);
    await desk.reads(heading);
    const field = page.locator('oe-search-field');
    const right = await field.locator('mat-label').evaluate((label) => {
      const { right: end } = (label.closest('label') ?? label).getBoundingClientRect();
      return end;
    });
    const icon = await field.locator('mat-icon').boundingBox();
    expect(right).toBeLessThanOrEqual(icon?.x ?? 0);
  }
});

it('The console is small, loads nothing from other hosts, and has no layout shifts', async () => {
  const { desk, page } = await enter('admin', 'overview');
  await desk.reads('Overview');
  const fresh = await page
    .context()
    .browser()
    ?.newContext({ storageState: await page.context().storageState() });
  const again = await fresh?.newPage();
  if (again === undefined) throw new Error('No browser');
  const traffic = new Traffic(again);
  await again.addInitScript(noteShifts);
  await again.goto(page.url());
  await again.locator('oe-figures').waitFor();
  await again.waitForLoadState('networkidle');
  expect(traffic.origins()).toEqual([journey().product.url]);
  expect(await traffic.bytes()).toBeLessThanOrEqual(CONSOLE_BYTES);
  expect(traffic.count()).toBeLessThanOrEqual(CONSOLE_REQUESTS);
  expect(await again.evaluate('globalThis.shift')).toBeLessThan(0.05);
});

it('The console’s page contains the person who is logged on, with any name', async () => {
  const name = '</script><b>$& "A"';
  await journey().product.sql(
    `update accounts.account set display_name = '${name}', name_key = 'a' where username = 'auditor'`,
  );
  const { desk, page } = await enter('auditor', 'audit');
  await desk.reads('Audit');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.reload();
  await desk.reads('Audit');
  await page.getByRole('button', { name: 'My account' }).click();
  expect(await page.locator('.who strong').innerText()).toBe(name);
  expect(asked).not.toContain('/api/admin/me');
});

it('A member reads that the console is for administrators', async () => {
  const { desk } = await enter('alice');
  await desk.reads('The console is for administrators');
});

it('The window’s title names the subject of its page', async () => {
  const { desk, page } = await enter('admin', 'accounts?search=alice');
  await desk.reads('Accounts');
  const organisation = await page.locator('oe-tenant-mark .name').innerText();
  expect(await page.title()).toBe(`Accounts · ${organisation}`);
  await page.getByRole('link', { name: 'alice' }).first().click();
  await desk.reads('Alice');
  expect(await page.title()).toMatch(new RegExp(`^Alice.* · Accounts · ${organisation}$`));
});

it('The console is Chinese for a Chinese browser, and dark in dark mode', async () => {
  const desk = await journey().desk({ locale: 'zh-CN', viewport: { width: 360, height: 780 } });
  await desk.open('logon?lang=en');
  await desk.givePassword('admin', journey().password);
  await desk.open('admin/overview');
  await desk.reads('概览');
  await desk.page.getByRole('button', { name: '导航' }).click();
  await desk.page.getByRole('navigation').getByRole('link', { name: '账号' }).click();
  await desk.reads('账号');
  await journey().gallery.look(desk.page, 'phone-chinese');
});

it('A browser without storage still gets the console, in the chosen language and theme', async () => {
  const desk = await journey().desk();
  await desk.context.addInitScript(() => {
    for (const store of ['localStorage', 'sessionStorage'])
      Object.defineProperty(globalThis, store, {
        get: () => {
          throw new DOMException('Access is denied for this document.', 'SecurityError');
        },
      });
  });
  const { page } = desk;
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  await desk.open('admin/audit');
  await desk.givePassword('admin', journey().password);
  await desk.reads('Audit');
  await desk.press('View');
  await page.getByRole('menuitemcheckbox', { name: 'IP address' }).click();
  await page.getByRole('columnheader', { name: 'IP address' }).waitFor();
  await page.keyboard.press('Escape');
  await desk.press('Language and theme');
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await page.waitForFunction(() => document.documentElement.style.colorScheme === 'dark');
  await desk.press('Language and theme');
  await page.getByRole('menuitemradio', { name: '简体中文' }).click();
  await desk.reads('审计');
  expect(faults).toEqual([]);
});

it('Text for screen readers is not visible, even on a page without other components that hide it', async () => {
  const { desk, page } = await enter('admin', 'settings/profile-fields');
  await desk.reads('Profile fields');
  const heading = page.locator('th .cdk-visually-hidden').first();
  await heading.waitFor({ state: 'attached' });
  expect((await heading.boundingBox())?.width).toBeLessThanOrEqual(1);
  await desk.open('admin/accounts');
  await page.getByRole('row', { name: 'alice' }).waitFor();
  const left = (name: string) =>
    page
      .getByRole('checkbox', { name })
      .first()
      .evaluate((box) => box.getBoundingClientRect().left);
  // The label beside the box for all rows would move the box out of its column.
  expect(await left('Select all')).toBeCloseTo(await left('alice'), 0);
});

it.each(['logon-menu', 'accounts', 'sessions'])(
  'A person without a mouse sees the focus on each stop of the page %s',
  async (path) => {
    const { page } = await enter('admin', path);
    await page.locator('main h1').waitFor();
    await page.locator('oe-skeleton').first().waitFor({ state: 'detached' });
    expect(await unmarkedStops(page)).toEqual([]);
  },
);

it('B4: The console is served strictly: no inline scripts, immutable files, and no page for an unknown file', async () => {
  const { desk, page } = await enter('admin', 'settings');
  await desk.reads('Settings');
  const { html, policy } = await page.evaluate(async () => {
    const answer = await fetch(location.href);
    return { html: await answer.text(), policy: answer.headers.get('content-security-policy') ?? '' };
  });
  expect(policy).not.toContain('unsafe');
  expect(html.match(/<script(?! nonce="[\w-]+" src=)/g)).toBeNull();
  const [, file = ''] = /src="(\/console-files\/main-[\w-]+\.js)"/.exec(html) ?? [];
  const served = await fetch(`${journey().product.url}${file}`, { headers: { 'accept-encoding': 'br' } });
  expect([served.status, served.headers.get('content-encoding')]).toEqual([200, 'br']);
  expect(served.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  const missing = await fetch(`${journey().product.url}/console-files/main-OLD.js`, {
    headers: { accept: 'text/javascript' },
  });
  expect([missing.status, missing.headers.get('content-type')]).toEqual([
    404,
    expect.stringContaining('problem'),
  ]);
});

/** Runs in the page: adds up unexpected layout shifts, as the standard defines them. */
function noteShifts(): void {
  const kept = Object.assign(globalThis, { shift: 0 });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if ('value' in entry) kept.shift += Number(entry.value);
  }).observe({ type: 'layout-shift', buffered: true });
}
