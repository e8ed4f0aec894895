import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Locator } from 'playwright-core';
import { until } from '#testing';
import { runCli, type Ended } from '../harness/run-cli.js';
import { newBrowser } from '../security/scene/agents.js';
import { signedIn } from '../security/scene/signed-in.js';
import { count } from '../security/scene/stored.js';
import { itDidTheActs } from './steps/acts.js';
import { choose } from './steps/choose.js';
import { useJourney } from './steps/use-journey.js';

/** Every address of the console except those of the log. */
const OTHER_PAGES = [
  'overview',
  'logon-menu',
  'dingtalk',
  'bindings',
  'accounts',
  'accounts/new',
  'sessions',
  'settings',
];

const journey = useJourney('console-audit');
const folder = mkdtempSync(join(tmpdir(), 'openeiam-console-audit-'));

/** A stranger guesses Bob's password; then Bob, who is logged on, is suspended. */
beforeAll(async () => {
  const { product } = journey();
  const [stranger, admin] = [newBrowser(product), await signedIn(product, 'admin')];
  await signedIn(product, 'bob');
  await stranger.get('/t/demo/logon');
  for (const password of ['monkey', 'dragon'])
    await stranger.post('/t/demo/logon/password', { username: 'bob', password });
  const [bob] = await product.sql<{ id: string }>(`select id from accounts.account where username = 'bob'`);
  await admin.postJson(`/api/admin/accounts/${bob?.id ?? ''}/suspend`, { reason: 'Left the company' });
  await until(async () => (await count(product, 'messaging.outbox')) === 0);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The auditor, at an address of the console. */
async function auditor(path: string) {
  const desk = await journey().desk();
  const faults: string[] = [];
  desk.page.on('pageerror', ({ message }) => faults.push(message));
  await desk.open(`admin/${path}`);
  await desk.givePassword('auditor', journey().password);
  return { desk, page: desk.page, faults };
}

/** Saves the download that a click starts. Gives its path. */
async function keep(link: Locator): Promise<string> {
  const started = link.page().waitForEvent('download');
  await link.click();
  const download = await started;
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

/** Verifies on a machine without the product: no database, no keys. */
function verifyOffline(file: string, manifest: string, publicKey: string): Promise<Ended> {
  const given = ['--file', file, '--manifest', manifest, '--public-key', publicKey];
  return runCli(['audit', 'verify', ...given, '--json'], {});
}

it('An auditor filters the log, keeps the search as an address, and follows a record to its cause', async () => {
  const { desk, page } = await auditor('audit');
  await desk.reads('Audit');
  // The line below the heading has the full width of the page, whatever is beside the heading.
  const line = await page.locator('oe-page-header p').boundingBox();
  expect(line?.width).toBeGreaterThan(600);
  await choose(page, 'Outcome', 'Refused');
  await page.getByText('Records: 2', { exact: true }).waitFor();
  await page.getByLabel('Name or words', { exact: true }).fill('unknown');
  await page.keyboard.press('Enter');
  await page.getByText('No matching records').waitFor();
  expect(new URL(page.url()).search).toBe('?outcome=refused&text=unknown');

  await desk.open('admin/audit?outcome=refused&text=credentials.wrong');
  await page.getByText('Records: 2', { exact: true }).waitFor();
  await desk.open('admin/audit?type=logon.session.ended&period=24h');
  await page.getByText('Records: 1', { exact: true }).waitFor();
  await page.getByRole('link', { name: 'Session ended' }).click();
  await page.getByText('Unchanged: its hash is right').waitFor();
  await journey().gallery.look(page, 'record-with-cause');
  const causes = page.getByRole('region', { name: 'Cause' });
  expect(await causes.innerText()).toContain('Account suspended');
  await causes.getByRole('link').click();
  await desk.reads('Account suspended');
  await page.getByText('Left the company').waitFor();
  const sequence = Number(new URL(page.url()).pathname.split('/').at(-1));
  const chain = page.getByRole('region', { name: 'Place in the chain' });
  await chain.getByRole('link', { name: `#${String(sequence - 1)}` }).click();
  await chain.locator('[aria-current=true]', { hasText: `#${String(sequence - 1)}` }).waitFor();
});

it('An auditor types the days to search, in a time zone that skips a midnight, without any other question', async () => {
  const desk = await journey().desk({ timezoneId: 'America/Santiago' });
  const { page } = desk;
  await desk.open('admin/audit');
  await desk.givePassword('auditor', journey().password);
  await choose(page, 'Time', 'From … to …');
  const addresses = new Set<string>();
  page.on('framenavigated', (frame) => addresses.add(new URL(frame.url()).search));
  const type = async (field: string, day: string) => {
    await page.getByLabel(field, { exact: true }).focus();
    await page.keyboard.type(day);
    await page.keyboard.press('Enter');
  };
  // The tests' browser shows dates in the American format.
  await type('From', '09062026');
  await page.getByText('From: 6 Sept 2026', { exact: true }).waitFor();
  await type('To', '09062026');
  await page.getByText('To: 6 Sept 2026', { exact: true }).waitFor();
  const range = new URL(page.url()).searchParams;
  expect([range.get('from'), range.get('to')]).toEqual([
    '2026-09-06T04:00:00.000Z',
    '2026-09-07T03:00:00.000Z',
  ]);
  expect(addresses.size).toBe(2);
});

it('Events of the log are found by typing, and an expanded act keeps the keyboard focus', async () => {
  const { desk, page } = await auditor('audit');
  await desk.reads('Audit');
  await page.getByRole('combobox', { name: 'Event' }).click();
  await page.keyboard.type('account susp');
  await page.locator('.mat-mdc-option-active', { hasText: 'Account suspended' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('Event: Account suspended', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Remove filter' }).click();
  const more = page.getByRole('button', { name: '1 more' }).first();
  await more.press('Enter');
  await page.locator('[aria-expanded=true]').and(page.locator(':focus')).waitFor();
});

it('L4: An auditor exports the result of a search, and verifies the file on a machine with nothing else', async () => {
  const { desk, page } = await auditor('audit?outcome=refused');
  const shown = await page.getByText(/^Records: \d+$/).innerText();
  await desk.press('Export');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Outcome: Refused').waitFor();
  await dialog.getByText(shown).waitFor();
  await journey().gallery.look(page, 'export');
  await dialog.getByRole('button', { name: 'Export' }).click();
  await desk.reads('Exports');
  const row = page.getByRole('listitem').filter({ hasText: '.csv' });
  await row.getByText('Ready', { exact: true }).waitFor();
  await row.getByText(shown).waitFor();
  await row.getByText('Outcome: Refused').waitFor();
  await journey().gallery.look(page, 'exports');
  const file = await keep(row.getByRole('link', { name: 'Download file' }));
  const manifest = await keep(row.getByRole('link', { name: 'Download manifest' }));
  const publicKey = await keep(page.getByRole('button', { name: 'Download public key' }));

  const records = parse(readFileSync(file, 'utf8'), { columns: true, bom: true });
  expect(`Records: ${String(records.length)}`).toBe(shown);
  const { code, stdout } = await verifyOffline(file, manifest, publicKey);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ intact: true, checked: records.length });
  writeFileSync(file, readFileSync(file, 'utf8').replace('credentials.wrong', 'credentials.right'));
  expect((await verifyOffline(file, manifest, publicKey)).code).toBe(1);

  // As after a failure, the worker tries again later.
  await journey().product.sql(
    `update audit.export set state = 'waiting', next_attempt_at = now() + interval '1 hour'`,
  );
  await page.reload();
  await row.getByRole('button', { name: 'Cancel' }).click();
  await row.getByRole('button', { name: 'Cancel' }).waitFor({ state: 'detached' });
});

it('The help desk types a name, and sees the attempts with that person’s account, each as a sentence on one line', async () => {
  const desk = await journey().desk();
  await desk.open('admin/audit');
  await desk.givePassword('admin', journey().password);
  const { page } = desk;
  await page.getByLabel('Name or words', { exact: true }).pressSequentially('bob');
  await page.getByRole('button', { name: 'Bob Li · bob' }).click();
  await page.getByText('Person: Bob Li').waitFor();
  expect(await page.getByRole('cell', { name: /The password was wrong/ }).count()).toBe(2);
  await page.getByRole('button', { name: '1 more' }).first().click();
  await page.getByRole('link', { name: 'Session ended' }).waitFor();
  await page.getByText('The account is suspended.').waitFor();
  await journey().gallery.look(page, 'person');
  await page.getByRole('cell', { name: 'Bob Li' }).first().click();
  await page.getByText('Unchanged: its hash is right').waitFor();
});

it('An auditor can read the log and create tokens for it: there is no other page, and the log cannot be changed', async () => {
  const { desk, page, faults } = await auditor('audit/keeping');
  await page.getByText('Records are kept for ever.').waitFor();
  await page.getByText('No receiver.').waitFor();
  expect(await page.locator('main').getByRole('button').count()).toBe(0);
  expect(await page.getByRole('navigation', { name: 'Console' }).getByRole('link').allInnerTexts()).toEqual([
    'Audit',
    'API access', // for programs that read the log with an auditor's token
  ]);
  for (const path of OTHER_PAGES) {
    await desk.open(`admin/${path}`);
    await desk.reads('Page not found');
  }
  expect(await page.getByText('Page not found', { exact: true }).count()).toBe(1);
  await journey().gallery.look(page, 'nothing-here');
  await desk.follow('Go to the overview', 'Audit');
  expect(faults).toEqual([]);
});

itDidTheActs(journey, ['auditExportsCreate', 'auditExportsCancel']);
