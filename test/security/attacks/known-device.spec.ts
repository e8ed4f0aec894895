import { KEY_RING, type KeyRing } from '#runtime';
import { TestClock } from '#testing';
import { AdminApi } from '../../admin/scene/admin-api.js';
import type { Agent } from '../../harness/agent.js';
import { logOnByQr } from '../../harness/logon.js';
import { PASSWORD } from '../../harness/start-product.js';
import { newAccount } from '../scene/accounts.js';
import { newBrowser, thief } from '../scene/agents.js';
import { newestCode } from '../scene/mails.js';
import { signedIn } from '../scene/signed-in.js';
import { useProduct } from '../scene/use-product.js';

const clock = new TestClock();
const product = useProduct({ clock, worker: false });
const DEVICE = '__Host-device';

/** Enters a password in a browser. Gives the status: 303 right, 401 wrong, 429 refused unchecked. */
async function guess(browser: Agent, username: string, password = 'wrong'): Promise<number> {
  await browser.get('/t/demo/logon?method=password&again=1');
  return (await browser.post('/t/demo/logon/password', { username, password })).status;
}

/** Guesses as a stranger until strangers are locked out of the name. */
async function block(username: string, ip?: string): Promise<void> {
  const stranger = newBrowser(product(), ip === undefined ? {} : { ip });
  for (let round = 0; round < 5; round += 1) await guess(stranger, username);
  expect(await guess(stranger, username, PASSWORD)).toBe(429);
}

/** A browser in which an account has logged on and off. */
async function knownTo(username: string): Promise<Agent> {
  const browser = await signedIn(product(), username);
  await browser.post('/t/demo/logoff');
  return browser;
}

describe('A12, F2: an attacker who guesses passwords of a known username', () => {
  it('does not lock its owner out of a browser in which they have logged on before', async () => {
    await newAccount(product(), 'known');
    const [known, unknown] = [await knownTo('known'), newBrowser(product())];
    await block('known');
    expect(await guess(unknown, 'known', PASSWORD)).toBe(429);
    expect(await guess(known, 'known', PASSWORD)).toBe(303);
    // The stranger gains nothing from it.
    expect(await guess(unknown, 'known', PASSWORD)).toBe(429);
  });

  it('does not do so with their email address either, or by getting a whole network blocked', async () => {
    await newAccount(product(), 'neighbour');
    const known = await knownTo('neighbour');
    const ip = known.headers()['x-forwarded-for'] ?? '';
    const beside = newBrowser(product(), { ip });
    for (let round = 0; round < 101; round += 1) {
      await guess(beside, `nobody-${String(round)}`);
      clock.advance(1);
    }
    await block('neighbour@demo.test');
    expect(await guess(newBrowser(product(), { ip }), 'bob', PASSWORD)).toBe(429);
    expect(await guess(known, 'neighbour@demo.test', PASSWORD)).toBe(303);
  });

  it('does not stop the owner from getting a code by email and using it', async () => {
    await newAccount(product(), 'mailed');
    const known = await knownTo('mailed');
    const ask = async (browser: Agent): Promise<number> => {
      await browser.get('/t/demo/logon?method=email-code&again=1');
      return (await browser.post('/t/demo/logon/email-code', { identifier: 'mailed' })).status;
    };
    for (let round = 0; round < 10; round += 1) await ask(newBrowser(product()));
    expect(await ask(newBrowser(product()))).toBe(429);
    expect(await ask(known)).toBe(200);
    const code = await newestCode(product(), 'mailed@demo.test');
    expect((await known.post('/t/demo/logon/email-code', { code })).status).toBe(303);
  });

  it('does not stop the owner from authenticating afresh', async () => {
    await newAccount(product(), 'afresh');
    const known = await signedIn(product(), 'afresh');
    await block('afresh');
    await known.get('/t/demo/reauthenticate');
    const answer = await known.post('/t/demo/reauthenticate/password', { password: PASSWORD });
    expect(answer.status).toBe(303);
  });

  it.each(['dingtalk', 'password'])(
    'does not lock the owner out of a browser in which they logged on by %s',
    async (method) => {
      const username = method === 'dingtalk' ? 'alice' : 'bob';
      const browser = newBrowser(product());
      if (method === 'dingtalk') await logOnByQr(product(), browser, 'alice');
      else await guess(browser, username, PASSWORD);
      await block(username);
      expect(await guess(browser, username, PASSWORD)).toBe(303);
      clock.advance(3_600);
    },
  );
});

describe('A12, F2: a browser in which somebody has logged on', () => {
  it('has a lockout of its own, which locks no one else out', async () => {
    await newAccount(product(), 'shared');
    const [known, other] = [await knownTo('shared'), await knownTo('shared')];
    for (let round = 0; round < 5; round += 1) expect(await guess(known, 'shared')).toBe(401);
    expect(await guess(known, 'shared', PASSWORD)).toBe(429);
    expect(await guess(other, 'shared', PASSWORD)).toBe(303);
    expect(await guess(newBrowser(product()), 'shared', PASSWORD)).toBe(303);
    clock.advance(31);
    expect(await guess(known, 'shared', PASSWORD)).toBe(303);
  });

  it('is unlocked with the account', async () => {
    const id = await newAccount(product(), 'unlocked');
    const known = await knownTo('unlocked');
    for (let round = 0; round < 5; round += 1) await guess(known, 'unlocked');
    const owner = await AdminApi.of(product(), 'admin');
    const shown = await owner.get(`accounts/${id}/authenticators`);
    expect(shown.json()).toMatchObject({
      lockouts: [{ method: 'password', countedFor: 'device', failures: 5 }],
    });
    await owner.post(`accounts/${id}/unlock`, { method: 'password' });
    expect(await guess(known, 'unlocked', PASSWORD)).toBe(303);
  });

  it('is known for the accounts that logged on there, and for no others', async () => {
    await newAccount(product(), 'one');
    await newAccount(product(), 'two');
    const known = await knownTo('one');
    await block('two');
    expect(await guess(known, 'two', PASSWORD)).toBe(429);
  });

  it('is known for the last five of them', async () => {
    const names = Array.from({ length: 6 }, (_, index) => `crowd-${String(index)}`);
    for (const name of names) await newAccount(product(), name);
    const browser = newBrowser(product());
    for (const name of names) expect(await guess(browser, name, PASSWORD)).toBe(303);
    await block('crowd-0');
    await block('crowd-1');
    expect(await guess(browser, 'crowd-0', PASSWORD)).toBe(429);
    expect(await guess(browser, 'crowd-1', PASSWORD)).toBe(303);
  });

  it('holds a cookie that logs nobody on, that scripts cannot read, and that only the server can make', async () => {
    const id = await newAccount(product(), 'cookie');
    const browser = newBrowser(product());
    await browser.get('/t/demo/logon?method=password');
    const answer = await browser.post('/t/demo/logon/password', { username: 'cookie', password: PASSWORD });
    const set = answer.headers.getSetCookie().find((line) => line.startsWith(`${DEVICE}=`));
    for (const attribute of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/'])
      expect(set).toContain(attribute);
    expect((await thief(product(), browser, 'device').get('/t/demo/')).status).toBe(303);
    await block('cookie');
    const [secret = '', , signature = ''] = (browser.cookies.get(DEVICE) ?? '').split('.');
    const forged = [
      `${secret}.${id}.${signature.slice(0, -1)}${signature.endsWith('A') ? 'B' : 'A'}`,
      `${secret}.${id}~${id}.${signature}`,
      `${secret.split('').reverse().join('')}.${id}.${signature}`,
      `${secret}.${id}.${product().server.app.get<KeyRing>(KEY_RING).sign(`${secret}.${id}`, 'csrf')}`,
      `${secret}.${id}`,
      '',
    ];
    for (const value of forged) {
      const stranger = newBrowser(product());
      stranger.cookies.set(DEVICE, value);
      expect([value, await guess(stranger, 'cookie', PASSWORD)]).toEqual([value, 429]);
    }
    expect(await guess(thief(product(), browser, 'device'), 'cookie', PASSWORD)).toBe(303);
  });
});
