import type { Page } from 'playwright-core';
import { until } from '#testing';
import { itDidTheActs } from './steps/acts.js';
import { choose } from './steps/choose.js';
import type { Desk } from './steps/desk.js';
import { METADATA } from './steps/metadata.js';
import { useJourney } from './steps/use-journey.js';

const journey = useJourney('console-applications');

/** The administrator, at the console’s page of applications. */
async function administrator(): Promise<{ readonly desk: Desk; readonly page: Page }> {
  const desk = await journey().desk({ permissions: ['clipboard-read', 'clipboard-write'] });
  await desk.open('admin/applications');
  await desk.givePassword('admin', journey().password);
  await desk.reads('Applications');
  return { desk, page: desk.page };
}

/** Connects an application with the set-up of Grafana; its page is open then. */
async function connect(desk: Desk, name: string): Promise<void> {
  const { page } = desk;
  // The list may hold an application of the same name, until the gallery is shown.
  await desk.follow('Connect application');
  await desk.follow('Grafana', 'Connect Grafana');
  await page.getByLabel('Address of the application').fill('https://grafana.acme.example/');
  const field = page.getByLabel('Name', { exact: true });
  await until(async () => (await field.inputValue()) === 'Grafana'); // what the set-up proposes
  await field.fill(name);
  await page.getByRole('button', { name: 'Create application' }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

it('An application is connected with a set-up, its secret is shown once, and a test shows its claims', async () => {
  const { desk, page } = await administrator();
  await page.getByText('No applications yet').waitFor();
  await journey().gallery.look(page, 'empty');
  await desk.follow('Open the gallery', 'Connect application');
  await journey().gallery.look(page, 'gallery');
  await page.getByRole('link', { name: 'Grafana' }).click();
  await page.getByLabel('Address of the application').fill('https://grafana.acme.example/');
  const redirects = page.getByLabel('Redirect addresses, one per line');
  expect(await redirects.inputValue()).toBe('https://grafana.acme.example/login/generic_oauth');
  await journey().gallery.look(page, 'new');
  await desk.press('Create application');
  await desk.reads('Grafana');
  const secret = await page.getByRole('status').locator('code').first().innerText();
  expect(secret).toMatch(/^[\w-]{43}$/);
  await page.getByRole('button', { name: 'Copy client_secret' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(secret);
  await journey().gallery.look(page, 'connected');

  const [tested] = await Promise.all([desk.context.waitForEvent('page'), desk.press('Test logon')]);
  await tested.getByRole('heading', { name: 'The logon to Grafana works' }).waitFor();
  const told = await tested.locator('.told pre').first().innerText();
  expect(JSON.parse(told)).toMatchObject({ preferred_username: 'admin', amr: ['pwd'] });
  await journey().gallery.look(tested, 'tested');
  await tested.reload();
  await tested.getByRole('heading', { name: 'This test has ended' }).waitFor();
  await tested.close();

  await page.reload();
  await desk.reads('Grafana');
  await page.getByText('the secret that you stored').waitFor();
  expect(await page.content()).not.toContain(secret);
  await page.getByRole('region', { name: 'Recent use' }).getByRole('link').first().waitFor();
});

it('Access to an application is shown person by person, with the reason why someone has none', async () => {
  const { desk, page } = await administrator();
  await connect(desk, 'Wiki');
  const audience = page.getByRole('region', { name: 'Who can use it' });
  const ask = async (username: string, act: string) => {
    await page.getByRole('combobox', { name: /^Account/ }).fill(username);
    await page.getByRole('option', { name: `(${username})` }).click();
    await page.getByRole('dialog').getByRole('button', { name: act, exact: true }).click();
  };
  await audience.getByRole('radio', { name: 'Only selected people' }).check();
  await audience.getByText('Nobody can use it yet.').waitFor();
  await audience.getByRole('button', { name: 'Check whether somebody can use it' }).click();
  await ask('bob', 'Check');
  await audience.getByText('assigned neither to this person nor to their role').waitFor();
  await audience.getByRole('button', { name: 'Add role' }).click();
  await page.getByRole('menuitem', { name: 'Auditor' }).click();
  await audience.getByText('Everyone with this role').waitFor();
  await audience.getByRole('button', { name: 'Add person' }).click();
  await ask('bob', 'Add person');
  await audience.getByText('bob', { exact: true }).waitFor();
  await journey().gallery.look(page, 'audience');
  await audience.getByRole('button', { name: 'Take the application from Auditor' }).click();
  await audience.getByText('Everyone with this role').waitFor({ state: 'detached' });
  await desk.press('Check whether somebody can use it');
  await ask('bob', 'Check');
  await audience.getByText('This person can use the application').waitFor();
});

it('Settings are saved, leaving with unsaved changes asks first, and a secret is rotated without a gap', async () => {
  const { desk, page } = await administrator();
  await connect(desk, 'Metrics');
  await page.getByLabel('Category').fill('Operations');
  await page.getByLabel('Redirect addresses, one per line').fill('https://metrics.example/callback#x');
  await desk.press('Save');
  await page.getByText('At least one; each line is').waitFor();
  await page.getByLabel('Redirect addresses, one per line').fill('https://metrics.example/callback');
  await page.getByRole('link', { name: 'Applications', exact: true }).first().click();
  await desk.press('Keep editing');
  await desk.press('Save');
  await page.getByText('Saved. It applies from now on.').waitFor();

  const secrets = page.getByRole('region', { name: 'Client secret' });
  await secrets.getByRole('button', { name: 'New secret' }).click();
  await choose(page, 'The current secret stays valid for', '7 days');
  await journey().gallery.look(page, 'rotate');
  await desk.press('Create secret');
  await secrets.getByText('Both are accepted now.').waitFor();
  await page.getByText('This secret is shown only once.').waitFor();
  await journey().gallery.look(page, 'two-secrets');

  await desk.press('Disable');
  await page.getByRole('dialog').getByRole('button', { name: 'Disable' }).click();
  await page.getByText('Nobody can log on to it now.').waitFor();
  await desk.press('Enable');
  await page.getByText('People can log on to it again.').waitFor();

  await desk.press('Delete…');
  const dialog = page.getByRole('dialog');
  expect(await dialog.getByRole('button', { name: 'Delete application' }).isDisabled()).toBe(true);
  await dialog.getByRole('textbox').fill('Metrics');
  await journey().gallery.look(page, 'delete');
  await dialog.getByRole('button', { name: 'Delete application' }).click();
  await desk.reads('Applications');
  await page.getByLabel('Name', { exact: true }).fill('Metrics');
  await page.getByText('No matching applications').waitFor();
});

it('Signing keys are listed and rotated by hand', async () => {
  const { desk, page } = await administrator();
  await desk.follow('Signing keys');
  await desk.press('Rotate keys');
  await page.getByRole('dialog').getByRole('button', { name: 'Rotate keys' }).click();
  await page.getByText('Published until').first().waitFor();
  await journey().gallery.look(page, 'keys');
});

it('A SAML application is connected by its metadata, and a test shows its assertion', async () => {
  const { desk, page } = await administrator();
  await desk.follow('Connect application');
  await desk.follow('SAML 2.0 application');
  await page.getByLabel('Name', { exact: true }).fill('Notes');
  await desk.press('Create application');
  await page.getByText('Read the metadata first').waitFor();
  const file = { name: 'notes.xml', mimeType: 'text/xml', buffer: Buffer.from(METADATA.slice(0, 200)) };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByText('The metadata cannot be read').waitFor();
  await journey().gallery.look(page, 'metadata-broken');
  await page.locator('input[type=file]').setInputFiles({ ...file, buffer: Buffer.from(METADATA) });
  await page.getByText('https://notes.acme.example/slo (redirect)').waitFor();
  await journey().gallery.look(page, 'metadata-read');
  await desk.press('Create application');
  await desk.reads('Notes');

  const [tested] = await Promise.all([desk.context.waitForEvent('page'), desk.press('Test logon')]);
  await tested.getByRole('heading', { name: 'The logon to Notes works' }).waitFor();
  await tested.getByText('https://notes.acme.example/acs', { exact: true }).waitFor();
  const assertion = await tested.locator('.told pre').innerText();
  expect(assertion).toContain('>admin@demo.test</saml:NameID>');
  expect(assertion).not.toContain('SignatureValue');
  await journey().gallery.look(tested, 'assertion');
  await tested.reload();
  await tested.getByRole('heading', { name: 'This logon has ended' }).waitFor();
  await tested.close();

  await page.reload();
  await desk.reads('Notes');
  await page.getByRole('button', { name: 'Copy Entity ID' }).click();
  const ours = await page.evaluate(() => navigator.clipboard.readText());
  expect(ours).toBe(`${desk.portal}/t/demo/saml/metadata`);
  await journey().gallery.look(page, 'saml');
  const row = await desk.addRow('Add attribute');
  await page.keyboard.type('team');
  await row.getByRole('combobox', { name: 'Content' }).click();
  await page.getByRole('option', { name: 'A fixed value' }).click();
  await desk.press('Save');
  await page.getByText('Enter the fixed value, or the key of the field.').waitFor();
  await page.getByLabel('Value', { exact: true }).fill('finance');
  await desk.press('Save');
  await page.getByText('Saved. It applies from now on.').waitFor();
  await page.reload();
  await desk.reads('Notes');
  expect(await page.getByLabel('Value', { exact: true }).inputValue()).toBe('finance');
});

it('A SAML certificate is published before it signs', async () => {
  const { desk, page } = await administrator();
  await desk.follow('SAML certificates');
  await page.getByText('Signing', { exact: true }).waitFor();
  await desk.press('New certificate');
  await choose(page, 'Start signing', 'In 7 days');
  await desk.press('Create certificate');
  await page.getByText('Published; signs from').waitFor();
  await journey().gallery.look(page, 'certificates');
});

it('An application behind a proxy is registered by its hosts, and the proxy’s configuration can be copied', async () => {
  const { desk, page } = await administrator();
  await desk.follow('Connect application');
  await desk.follow('Web application behind a proxy');
  await page.getByLabel('Name', { exact: true }).fill('Intranet');
  await page.getByLabel('Hosts, one per line').fill('https://intranet.example/');
  await desk.press('Create application');
  await page.getByText('Each line is a host').waitFor();
  await page.getByLabel('Hosts, one per line').fill('intranet.example');
  await desk.press('Create application');
  await desk.reads('Intranet');
  await page.getByRole('button', { name: 'Copy the set-up for nginx' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
    'server_name intranet.example;',
  );
  await page.getByRole('tab', { name: 'Caddy' }).click();
  await page.getByText('forward_auth').waitFor();
  await desk.press('Show my headers');
  await page.getByText('remote-user', { exact: true }).waitFor();
  await journey().gallery.look(page, 'forward');
  await page.getByLabel('Hosts, one per line').fill('intranet.example\nteam.example:8443');
  await desk.press('Save');
  await page.getByText('Saved. It applies from now on.').waitFor();
  await page.getByRole('button', { name: 'Copy the portal link' }).click();
  const opens = await page.evaluate(() => navigator.clipboard.readText());
  expect(opens).toMatch(/\/t\/demo\/apps\/[\w-]{36}$/);
  await page.getByRole('link', { name: 'Applications', exact: true }).first().click();
  await desk.follow('Intranet');
});

itDidTheActs(journey, [
  'samlApplicationsCreate',
  'samlApplicationsPreview',
  'samlApplicationsUpdate',
  'samlCertificatesRotate',
  'samlTestsBegin',
  'forwardApplicationsCreate',
  'forwardApplicationsUpdate',
  'applicationsCreate',
  'applicationsUpdate',
  'applicationsRemove',
  'applicationsRotateSecret',
  'assignmentsCreate',
  'assignmentsEnd',
  'signingKeysRotate',
  'testLogonsBegin',
]);
