import { ResumeAccount, SuspendAccount } from '#accounts';
import { ChangeApplication, DeleteApplication } from '#applications';
import { CreateForwardApplication } from '#forward-auth';
import { until } from '#testing';
import { ApplicationServer } from '../applications/scene/application-server.js';
import { RelyingParty, type Asked } from '../applications/scene/relying-party.js';
import { useCase } from '../security/scene/use-case.js';
import type { Desk } from './steps/desk.js';
import { links } from './steps/records.js';
import { useJourney } from './steps/use-journey.js';

const journey = useJourney('application');

/** The application’s own server, which is told of ended sessions. */
const server = new ApplicationServer();
let address = '';
let party: RelyingParty;

beforeAll(async () => {
  address = await server.open();
  party = await RelyingParty.register(journey().product, {
    name: 'Expenses',
    startUrl: `${address}/start`,
    redirectUris: [`${address}/callback`],
    postLogoutRedirectUris: [`${address}/bye`],
    backchannelLogoutUri: `${address}/logged-off`,
  });
});
afterAll(() => server.close());

/** Opens the application in a browser: it sends the person to the portal. */
async function openApplication(desk: Desk): Promise<Asked> {
  const asked = await party.ask();
  await desk.page.goto(asked.url.href);
  return asked;
}

/** Waits until the browser is back, and lets the application redeem its code. */
async function arrives(desk: Desk, asked: Asked) {
  await desk.page.waitForURL((url) => url.href.startsWith(`${address}/callback`));
  await desk.reads('Application');
  return party.redeem(new URL(desk.page.url()), asked);
}

/** Opens the application, and logs on to it with the portal's QR code. */
async function scansIn(desk: Desk, person: string) {
  const phone = await journey().phone(person);
  const asked = await openApplication(desk);
  await desk.page.getByRole('link', { name: 'DingTalk QR code logon' }).click();
  await phone.approve(await desk.code());
  return arrives(desk, asked);
}

const toldOf = (sid: unknown) =>
  until(() =>
    server.told.some((token) => {
      const part = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
      return (JSON.parse(part) as Record<string, unknown>)['sid'] === sid;
    }),
  );

describe('A person who opens an application', () => {
  it('scans, reads its name on the phone, and is logged on to it; the portal’s session names the application', async () => {
    const [desk, phone] = await Promise.all([journey().desk(), journey().phone('alice')]);
    const asked = await openApplication(desk);
    await desk.page.getByText('Expenses').first().waitFor();
    await journey().gallery.look(desk.page, 'logon');
    await desk.page.getByRole('link', { name: 'DingTalk QR code logon' }).click();
    await phone.scanAndRead(await desk.code());
    expect(await phone.text()).toContain('Expenses');
    await journey().gallery.look(phone.page, 'confirm');
    await phone.press('Confirm');
    const tokens = await arrives(desk, asked);
    expect(tokens.claims()).toMatchObject({ preferred_username: 'alice' });
    const sessions = await journey().product.sql<{ application: string }>(
      'select application from logon.session where ended_at is null',
    );
    expect(sessions).toEqual([{ application: party.id }]);

    await journey().product.sql(`update logon.session set expires_at = now() where ended_at is null`);
    const again = await openApplication(desk);
    await desk.page.getByRole('link', { name: 'DingTalk QR code logon' }).click();
    const other = await journey().phone('alice');
    await other.approve(await desk.code());
    expect((await arrives(desk, again)).claims()).toMatchObject({ preferred_username: 'alice' });
  });

  it('and has no linked account attaches one, and is logged on to it', async () => {
    const [desk, phone] = await Promise.all([journey().desk(), journey().phone('bob')]);
    const asked = await openApplication(desk);
    await desk.page.getByRole('link', { name: 'DingTalk QR code logon' }).click();
    await phone.approve(await desk.code());
    await desk.reads('This DingTalk identity is not linked yet');
    await desk.press('Attach existing IDaaS account');
    await desk.givePassword('bob', journey().password);
    await desk.reads('Linked');
    await desk.page.getByRole('link', { name: 'Continue' }).click();
    expect((await arrives(desk, asked)).claims()).toMatchObject({ preferred_username: 'bob' });
    expect(await links(journey().product)).toMatchObject({ bob: 'bob' });
  });

  it('logs off in the application, and is logged off in the portal', async () => {
    const desk = await journey().desk();
    const tokens = await scansIn(desk, 'alice');
    const leave = new URLSearchParams({
      id_token_hint: tokens.id_token ?? '',
      post_logout_redirect_uri: `${address}/bye`,
    });
    await desk.page.goto(`${desk.portal}/t/demo/oidc/logout?${leave.toString()}`);
    await desk.page.waitForURL(`${address}/bye*`);
    await desk.open('');
    await desk.page.getByLabel('Username').waitFor();
  });

  it('logs off in the portal, and the application is told', async () => {
    const desk = await journey().desk();
    const tokens = await scansIn(desk, 'alice');
    await desk.open('');
    await desk.isHomeOf('Alice Zhang');
    await desk.logOff();
    await toldOf(tokens.claims()?.['sid']);
  });

  it('and leaves the organisation is logged off there, and can no longer log on to the portal', async () => {
    const { product } = journey();
    const desk = await journey().desk();
    const tokens = await scansIn(desk, 'alice');
    const account = tokens.claims()?.sub ?? '';
    await useCase(product, SuspendAccount).execute(product.tenantId, account, 'left');
    await toldOf(tokens.claims()?.['sid']);
    await openApplication(desk);
    await desk.page.getByLabel('Username').waitFor();
    await useCase(product, ResumeAccount).execute(product.tenantId, account);
  });
});

describe('The portal’s home', () => {
  it('opens an application by one click, and one of many by a key, a few letters and Enter', async () => {
    const { product } = journey();
    const desk = await journey().desk();
    await desk.open('');
    await desk.givePassword('alice', journey().password);
    await desk.isHomeOf('Alice Zhang');
    await journey().gallery.look(desk.page, 'home');
    await desk.page.getByRole('link', { name: 'Expenses' }).click();
    await desk.page.waitForURL(`${address}/start`);

    const create = useCase(product, CreateForwardApplication);
    const names = ['Wiki', 'Calendar', 'Payroll', 'Travel', 'Metrics', 'Tickets', 'Handbook', 'Archive'];
    const made = await Promise.all(
      names.map((name, at) =>
        create.execute(product.tenantId, {
          name,
          hosts: [`${name.toLowerCase()}.example`],
          category: at % 2 === 0 ? 'Every day' : '',
        }),
      ),
    );
    await desk.open('');
    await desk.isHomeOf('Alice Zhang');
    await journey().gallery.look(desk.page, 'home-of-many');
    await desk.page.keyboard.press('/');
    await desk.page.keyboard.type('pay');
    const shown = desk.page.locator('[data-applications] .app:visible');
    await until(async () => (await shown.count()) === 1);
    await journey().gallery.look(desk.page, 'home-search');
    const opened = desk.page.waitForRequest('https://payroll.example/');
    await desk.page.keyboard.press('Enter');
    await opened;
    for (const { id } of made) await useCase(product, DeleteApplication).execute(product.tenantId, id);
  });

  it('tells a person without applications whom to ask', async () => {
    const { product } = journey();
    await useCase(product, ChangeApplication).execute(product.tenantId, party.id, { audience: 'assigned' });
    const desk = await journey().desk();
    await desk.open(`apps/${party.id}`);
    await desk.page.getByText('Expenses').first().waitFor();
    await desk.givePassword('bob', journey().password);
    await desk.page.waitForURL(`${address}/start`);
    await desk.open('');
    await desk.page.getByText('There is no application for you here yet.').waitFor();
    await journey().gallery.look(desk.page, 'home-without');
    await useCase(product, ChangeApplication).execute(product.tenantId, party.id, { audience: 'everyone' });
  });
});

describe('DingTalk’s workbench', () => {
  it('opens an application at once: no code is shown, and its name is on the confirmation', async () => {
    const phone = await journey().phone('alice');
    await phone.page.goto(`${journey().product.url}/t/demo/apps/${party.id}`);
    await phone.reads('Log on as A***?');
    expect(await phone.page.locator('[data-qr]').count()).toBe(0);
    expect(await phone.text()).toContain('Expenses');
    await journey().gallery.look(phone.page, 'workbench');
    await phone.press('Confirm');
    await phone.page.waitForURL(`${address}/start`);
    await phone.page.goto(`${journey().product.url}/t/demo/apps/${party.id}`);
    await phone.page.waitForURL(`${address}/start`);
  });
});
