import { newPerson } from '../security/scene/attaching.js';
import { newBrowser } from '../security/scene/agents.js';
import { newAccount } from '../security/scene/accounts.js';
import { links } from '../journeys/steps/records.js';
import type { Desk } from '../journeys/steps/desk.js';
import { useJourney } from '../journeys/steps/use-journey.js';
import { bringBackwards, bringMirror, FACE, reversed } from './made-up-methods.js';

const journey = useJourney('made-up');

/** Method, `amr` and `acr` of the newest session of an account. */
async function assurance(accountId: string): Promise<unknown> {
  const [session] = await journey().product.sql(
    `select method, amr, acr from logon.session where account_id = $1 order by created_at desc limit 1`,
    [accountId],
  );
  return session;
}

async function isNobodys(desk: Desk): Promise<void> {
  const cookies = await desk.context.cookies();
  expect(cookies.map(({ name }) => name)).not.toContain('__Host-session');
}

async function lookIntoMirror(desk: Desk): Promise<void> {
  await desk.reads('Look into the mirror');
  await desk.page.getByLabel('Your face').fill(FACE);
  await desk.press('Prove it');
}

async function nameBackwards(desk: Desk, username: string): Promise<void> {
  await desk.page.getByLabel('Your name backwards').fill(reversed(username));
  await desk.press('Prove it');
}

const TWO_FACTORS = {
  method: 'password',
  amr: ['pwd', 'face', 'mfa'],
  acr: 'urn:openeiam:acr:multi-factor',
};

describe('a second factor that a spec registers', () => {
  let account: string;

  beforeAll(async () => {
    account = await newAccount(journey().product, 'wanda');
    bringMirror(journey().product).add(account);
  });

  it('is asked for after the password, and no session exists without it', async () => {
    const desk = await journey().desk();
    await desk.open('logon?method=password');
    await desk.givePassword('wanda', journey().password);
    await desk.reads('Look into the mirror');
    await journey().gallery.look(desk.page, 'mirror');
    await isNobodys(desk);
    await desk.page.getByLabel('Your face').fill('frowning');
    await desk.press('Prove it');
    await desk.page.getByRole('alert').waitFor();
    await isNobodys(desk);
    await lookIntoMirror(desk);
    await desk.isHomeOf('Person wanda');
    expect(await assurance(account)).toEqual(TWO_FACTORS);
  });

  it('is asked for in an attachment, which is completed together with the session and not before', async () => {
    const person = newPerson(journey().product, 'wandas-phone');
    const [desk, phone] = await Promise.all([journey().desk(), journey().phone(person)]);
    await phone.approve(await desk.askForCode());
    await desk.press('Attach existing IDaaS account');
    await desk.givePassword('wanda', journey().password);
    await desk.reads('Look into the mirror');
    expect(await links(journey().product)).not.toHaveProperty(person);
    await lookIntoMirror(desk);
    await desk.reads('Linked');
    expect(await links(journey().product)).toMatchObject({ [person]: 'wanda' });
    expect(await assurance(account)).toEqual(TWO_FACTORS);
  });

  it('is asked for after a scan', async () => {
    const [desk, phone] = await Promise.all([journey().desk(), journey().phone('wandas-phone')]);
    await phone.approve(await desk.askForCode());
    await lookIntoMirror(desk);
    await desk.isHomeOf('Person wanda');
    expect(await assurance(account)).toMatchObject({ amr: ['mca', 'user', 'face', 'mfa'] });
  });

  it('is asked for in a fresh authentication, which leaves the session unchanged until then', async () => {
    const desk = await journey().desk();
    await desk.open('logon?method=password');
    await desk.givePassword('wanda', journey().password);
    await lookIntoMirror(desk);
    await desk.isHomeOf('Person wanda');
    const authenticatedAt = async (): Promise<unknown> => {
      const rows = await journey().product.sql(
        `select authenticated_at, id from logon.session where account_id = $1 order by created_at desc limit 1`,
        [account],
      );
      return rows[0];
    };
    const before = await authenticatedAt();
    journey().clock.advance(60);
    await desk.open('reauthenticate?method=password');
    await desk.page.getByLabel('Password').fill(journey().password);
    await desk.press('Log on');
    await desk.reads('Look into the mirror');
    expect(await authenticatedAt()).toEqual(before);
    await lookIntoMirror(desk);
    await desk.isHomeOf('Person wanda');
    expect(await authenticatedAt()).not.toEqual(before);
    expect(await assurance(account)).toEqual(TWO_FACTORS);
  });
});

describe('a method that a spec registers', () => {
  let account: string;

  beforeAll(async () => {
    account = await newAccount(journey().product, 'anna2');
    await bringBackwards(journey().product);
  });

  it('logs on', async () => {
    const desk = await journey().desk();
    await desk.open('logon');
    await desk.page.getByRole('link', { name: 'Name backwards' }).click();
    await nameBackwards(desk, 'anna2');
    await desk.isHomeOf('Person anna2');
    expect(await assurance(account)).toEqual({
      method: 'made-up-backwards',
      amr: ['kba'],
      acr: 'urn:openeiam:acr:single-factor',
    });
  });

  it('pauses after wrong guesses', async () => {
    const browser = newBrowser(journey().product);
    await browser.get('/t/demo/logon?method=made-up-backwards');
    const guess = () => browser.post('/t/demo/logon/made-up-backwards', { backwards: 'ydobon' });
    for (let failures = 0; failures < 5; failures += 1) expect((await guess()).status).toBe(401);
    expect((await guess()).status).toBe(429);
  });

  it('never pauses for attempts that succeed', async () => {
    for (let attempts = 0; attempts < 7; attempts += 1) {
      const browser = newBrowser(journey().product);
      await browser.get('/t/demo/logon?method=made-up-backwards');
      const answer = await browser.post('/t/demo/logon/made-up-backwards', { backwards: reversed('anna2') });
      expect(answer.status).toBe(303);
    }
  });

  it('proves the account of an attachment', async () => {
    const person = newPerson(journey().product, 'annas-phone');
    const [desk, phone] = await Promise.all([journey().desk(), journey().phone(person)]);
    await phone.approve(await desk.askForCode());
    await desk.press('Attach existing IDaaS account');
    await desk.page.getByRole('link', { name: 'Name backwards' }).click();
    await nameBackwards(desk, 'anna2');
    await desk.reads('Linked');
    expect(await links(journey().product)).toMatchObject({ [person]: 'anna2' });
  });

  it('authenticates afresh', async () => {
    const desk = await journey().desk();
    await desk.open('logon?method=made-up-backwards');
    await nameBackwards(desk, 'anna2');
    await desk.isHomeOf('Person anna2');
    await desk.open('reauthenticate?method=made-up-backwards');
    await nameBackwards(desk, 'anna2');
    await desk.isHomeOf('Person anna2');
  });
});
