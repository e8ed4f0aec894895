import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import sparticuz from '@sparticuz/chromium';
import { build } from 'esbuild';
import { createTransport } from 'nodemailer';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { toBuffer } from 'qrcode';
import { DEMO, startSimulator, type Simulator } from '../index.js';

const SOURCE = new URL('../', import.meta.url);
/** The pages whose accessibility is checked. */
const PATHS =
  '/phone /mailbox /developer /oauth2/auth /phone?lang=zh /organisation?department=101 /organisation?person=alice';
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let simulator: Simulator;
let portal: Server;
let portalUrl: string;
let browser: Browser;
let context: BrowserContext;
let page: Page;

/** Built from source here, so that the spec uses the current scripts and styles, whenever the last build was. */
async function built(name: string): Promise<string> {
  const [stem, extension] = name.split('.');
  const file = extension === 'css' ? `styles/${stem}.css` : `browser/${stem}.ts`;
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(file, SOURCE))],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
  });
  return outputFiles[0]?.text ?? '';
}

async function open(path: string, colorScheme: 'light' | 'dark' = 'light'): Promise<void> {
  context = await browser.newContext({ colorScheme, locale: 'en-GB' });
  context.setDefaultTimeout(10_000);
  page = await context.newPage();
  await page.route(/\/assets\/[a-z-]+\.(js|css)$/, async (route) => {
    const name = new URL(route.request().url()).pathname.slice('/assets/'.length);
    const contentType = name.endsWith('.css') ? 'text/css' : 'text/javascript';
    await route.fulfill({ contentType, body: await built(name) });
  });
  await page.goto(simulator.url + path);
}

beforeAll(async () => {
  portal = createServer((request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><title>Portal</title><p>Portal at ${request.url}</p>`);
  });
  await new Promise<void>((resolve) => portal.listen(0, '127.0.0.1', () => resolve()));
  portalUrl = `http://localhost:${(portal.address() as AddressInfo).port}`;
  simulator = await startSimulator({ port: 0, portalUrl });
  const executablePath = await sparticuz.executablePath();
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'], headless: true });
});

afterEach(async () => {
  await context.close();
  simulator.reset();
});

afterAll(async () => {
  portal.close();
  await Promise.all([browser.close(), simulator.close()]);
});

const screen = () => page.frameLocator('#screen').locator('p');

describe('the phone page', () => {
  it('scans an address as the chosen person and shows the portal on the phone', async () => {
    await open('/');
    await page.getByRole('radio', { name: 'Alice' }).check();
    await page.getByText('Bob Li 李博').click();
    await page.getByLabel('Address in the QR code').fill(`${portalUrl}/q/one`);
    await page.getByRole('button', { name: 'Scan', exact: true }).click();
    await expect(screen().textContent()).resolves.toBe('Portal at /q/one');
    expect(await page.getByRole('heading', { name: 'Bob’s phone' }).isVisible()).toBe(true);
  });

  it('reads the QR code from a screenshot', async () => {
    await open('/phone');
    const buffer = await toBuffer(`${portalUrl}/q/two`, { width: 400, margin: 8 });
    await page.locator('#picture').setInputFiles({ name: 'shot.png', mimeType: 'image/png', buffer });
    await expect(screen().textContent()).resolves.toBe('Portal at /q/two');
  });

  it('reports a missing QR code, or an address that the phone does not visit', async () => {
    await open('/phone');
    const empty = { name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('nothing') };
    await page.locator('#picture').setInputFiles(empty);
    await page.getByText('There is no QR code in this picture.').waitFor();
    await page.getByLabel('Address in the QR code').fill('http://elsewhere.test/q/x');
    await page.getByRole('button', { name: 'Scan', exact: true }).click();
    await page.getByText(`The phone visits ${portalUrl} only, not http://elsewhere.test`).waitFor();
    expect(await page.locator('#screen').isVisible()).toBe(false);
  });

  it('lists the codes that it is shown, which can be scanned by a click, and by whom they were scanned', async () => {
    await open('/phone');
    for (const id of ['gone', 'three']) simulator.show(id, `${portalUrl}/q/${id}`, 60);
    await page.getByRole('button', { name: '/q/gone' }).waitFor();
    simulator.hide('gone');
    await page.getByRole('button', { name: '/q/gone' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '/q/three' }).click();
    await expect(screen().textContent()).resolves.toBe('Portal at /q/three');
    await page.getByRole('button', { name: '/q/three scanned by Alice' }).waitFor();
  });
});

describe('the developer console', () => {
  it('shows the values for the portal, and changes an app, its members, and the faults', async () => {
    await open('/developer');
    const secret = page.getByRole('button', { name: 'Copy: Client secret' });
    expect(await secret.getAttribute('data-copy')).toBe(DEMO.clientSecret);
    await page.getByLabel('Redirect addresses').fill(`${portalUrl}/one\n\n${portalUrl}/two\n`);
    await page.getByRole('switch', { name: 'Published' }).uncheck();
    await page.getByLabel('Read mobile numbers').uncheck();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved').waitFor();
    const { published, redirectUrls, permissions } = simulator.world.apps.find(DEMO.clientId) ?? {};
    expect({ published, redirectUrls }).toEqual({
      published: false,
      redirectUrls: [`${portalUrl}/one`, `${portalUrl}/two`],
    });
    expect([...(permissions ?? [])]).not.toContain('Contact.User.mobile');

    const turn = async (name: string): Promise<void> => {
      await Promise.all([page.waitForResponse(/\/control\//), page.getByRole('switch', { name }).click()]);
    };
    await turn('Answers with status 503');
    await turn('Carol Chen');
    expect(simulator.faults.list()).toEqual([{ name: 'http5xx' }]);
    expect(simulator.world.membership(DEMO.corpId, 'carol')).toBeUndefined();
    await page.reload();
    expect(await page.getByRole('switch', { name: 'Answers with status 503' }).isChecked()).toBe(true);
    await turn('Carol Chen');
    expect(simulator.world.membership(DEMO.corpId, 'carol')).toBeDefined();
    await page.getByRole('switch', { name: 'Published' }).check();
    await page.getByLabel('Redirect addresses').fill(portalUrl + DEMO.callbackPath);
    await page.getByLabel('Read mobile numbers').check();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved').waitFor();
  });

  it('shows why it does not save', async () => {
    await open('/developer');
    await page.getByLabel('Redirect addresses').fill('not an address');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Invalid URL').waitFor();
    expect(simulator.world.apps.find(DEMO.clientId)?.redirectUrls).toEqual([portalUrl + DEMO.callbackPath]);
  });

  it('does not show its secrets to pages of other sites', async () => {
    const headers = { origin: 'http://elsewhere.test', 'sec-fetch-site': 'cross-site' };
    expect((await fetch(`${simulator.url}/developer`, { headers })).status).toBe(403);
  });
});

describe('the organisation page', () => {
  const choose = (name: string) => page.getByRole('link', { name, exact: true }).click();
  const form = (heading: string) =>
    page.locator('form', { has: page.getByRole('heading', { name: heading }) });
  const press = (name: string) =>
    Promise.all([page.waitForEvent('load'), page.getByRole('button', { name, exact: true }).click()]);

  it('lets people join, move, be renamed and leave, and departments be created, moved and removed', async () => {
    const told = new Set<string>();
    simulator.world.changes.listen(({ type }) => told.add(type));
    await open('/organisation');
    await choose('销售部 Sales');
    await form('Somebody joins').getByLabel('Name').fill('Dora Feng');
    await form('Somebody joins').getByLabel('Position').fill('Buyer');
    await press('Join');
    await choose('Dora Feng Buyer');
    await page.getByLabel('Name').fill('Dora Xu');
    await page.getByRole('combobox', { name: 'Department' }).selectOption('研发部 Engineering');
    await press('Save');
    const id = simulator.world.people().find(({ name }) => name === 'Dora Xu')?.id ?? '';
    const dora = () => simulator.world.membership(DEMO.corpId, id);
    expect(dora()).toMatchObject({ departments: [101], title: 'Buyer' });
    await press('Leaves the organisation');
    expect(dora()).toBeUndefined();
    await press('Join again');
    expect(dora()).toBeDefined();
    await choose('销售部 Sales');
    await form('A new department below').getByLabel('Name').fill('North');
    await press('Add');
    await choose('North');
    await page.getByLabel('Belongs to').selectOption('平台组 Platform');
    await press('Save');
    expect(simulator.world.departments.children(DEMO.corpId, 102)).toMatchObject([{ name: 'North' }]);
    await press('Remove the department');
    expect(simulator.world.departments.children(DEMO.corpId, 102)).toEqual([]);
    expect(told.size).toBe(6);
    simulator.world.removeMember(DEMO.corpId, id);
  });
});

describe('the mailbox page', () => {
  it('shows a mail as it arrives, with its one-time code', async () => {
    await open('/mailbox');
    await page.getByText('No mail yet').waitFor();
    const mail = { from: 'portal@demo.test', to: 'bob@demo.test', subject: 'Your code', text: '048213' };
    await createTransport(simulator.smtpUrl).sendMail(mail);
    await page.getByRole('heading', { name: 'Your code' }).waitFor();
    expect(await page.getByRole('button', { name: 'Copy' }).getAttribute('data-copy')).toBe('048213');
  });
});

it('the logon page follows its QR code to the consent page without a manual reload', async () => {
  const query = new URLSearchParams({
    client_id: DEMO.clientId,
    redirect_uri: portalUrl + DEMO.callbackPath,
    response_type: 'code',
    scope: 'openid',
    prompt: 'consent',
  });
  await open(`/oauth2/auth?${query}`);
  const code = (await page.locator('#qr').getAttribute('data-ticket')) ?? '';
  const fields = new URLSearchParams({ code, person: 'alice' });
  await fetch(`${simulator.url}/oauth2/qr_scan`, { method: 'POST', body: fields });
  await page.getByText('Scanned. Confirm on your phone').waitFor();
  await fetch(`${simulator.url}/oauth2/qr_confirm`, { method: 'POST', body: fields });
  await page.getByRole('button', { name: 'Agree' }).click();
  await page.getByText(`Portal at ${DEMO.callbackPath}?code=`).waitFor();
});

describe.each(['light', 'dark'] as const)('in %s', (theme) => {
  it.each(PATHS.split(' '))('%s has no serious accessibility problem', async (path) => {
    await open(path, theme);
    await page.evaluate(AXE);
    const problems = await page.evaluate(async () => {
      const axe = Reflect.get(window, 'axe') as {
        run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>;
      };
      const { violations } = await axe.run();
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    });
    expect(problems).toEqual([]);
  });
});
