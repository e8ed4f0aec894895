import { DEMO, DINGTALK_USER_AGENT, PHONE_BROWSER_USER_AGENT } from '#simulator';
import { UpdateConnection } from '#dingtalk';
import { DisableMethod, EnableMethod } from '#logon-menu';
import { until } from '#testing';
import { confirm, logOnByQr, redeem, scan, showQr, stateOf } from '../../harness/logon.js';
import { PASSWORD } from '../../harness/start-product.js';
import { newAccount } from '../../security/scene/accounts.js';
import { newBrowser, newPhone, thief } from '../../security/scene/agents.js';
import { comeBack, oauthCode, setOut } from '../../security/scene/oauth.js';
import { signedIn } from '../../security/scene/signed-in.js';
import { ticketOf } from '../../security/scene/stored.js';
import type { Journey, Stage } from '../stage.js';

const QR_PAGE = '/t/demo/logon?method=dingtalk-qr';

/** A code that is displayed, scanned as this person, and not decided yet. */
async function scanned({ product }: Stage, person = 'alice') {
  const [browser, phone] = [newBrowser(product), newPhone(product)];
  const path = await showQr(browser);
  await scan(product, phone, person, path);
  await phone.get(path);
  return { browser, phone, path };
}

/** Tries passwords one after the other. */
export async function tryPasswords({ product }: Stage, username: string, passwords: readonly string[]) {
  const browser = newBrowser(product);
  await browser.get('/t/demo/logon');
  for (const password of passwords) await browser.post('/t/demo/logon/password', { username, password });
}

/** Logons of every kind that succeed. */
export const LOGONS: Readonly<Record<string, Journey>> = {
  'logs on by QR code with a linked identity, and off again': async ({ product }) => {
    const browser = newBrowser(product);
    await logOnByQr(product, browser, 'alice');
    await browser.get('/t/demo/');
    await browser.post('/t/demo/logoff');
  },
  'logs on by password': ({ product }) => signedIn(product, 'bob'),
  'logs on by a code that comes by email': async ({ product }) => {
    const browser = newBrowser(product);
    await browser.get('/t/demo/logon?method=email-code');
    await browser.post('/t/demo/logon/email-code', {
      identifier: 'auditor@demo.test',
      username: 'auditor@demo.test',
    });
    const { code } = await product.simulator.mailbox.waitFor(
      (mail) => mail.to.includes('auditor@demo.test') && mail.code !== undefined,
    );
    await browser.post('/t/demo/logon/email-code', { step: 'code', code: code ?? '' });
  },
  'logs on inside the DingTalk app': async ({ product }) => {
    const inside = newBrowser(product, { userAgent: DINGTALK_USER_AGENT });
    await inside.get(QR_PAGE);
    const pageUrl = `${product.url}${QR_PAGE}`;
    const given = product.simulator.issueJsapiCode('alice', { ...DEMO, pageUrl });
    await inside.post('/t/demo/logon/dingtalk-qr/identity', { code: 'code' in given ? given.code : '' });
    await inside.get('/t/demo/logon/dingtalk-qr/confirm');
    await inside.post('/t/demo/logon/dingtalk-qr/confirm');
  },
  'logs on in the browser of a phone, by DingTalk’s own page': async ({ product }) => {
    const phone = newBrowser(product, { userAgent: PHONE_BROWSER_USER_AGENT });
    await phone.get(QR_PAGE);
    const state = await setOut(phone, '/t/demo/logon/dingtalk-qr/oauth');
    const back = await comeBack(phone, { state, code: oauthCode(product, 'alice') });
    await phone.get(back.location ?? '');
    await phone.post('/t/demo/logon/dingtalk-qr/confirm');
  },
  'authenticates afresh': async ({ product, clock }) => {
    const browser = await signedIn(product, 'bob');
    clock.advance(301);
    await browser.get('/t/demo/reauthenticate');
    for (const password of ['not the password', PASSWORD]) {
      await browser.post('/t/demo/reauthenticate/password', { password });
    }
  },
};

/** Logons that fail. */
export const REFUSALS: Readonly<Record<string, Journey>> = {
  'gives a wrong password': (stage) => tryPasswords(stage, 'bob', ['canary-of-a-wrong-password']),
  'gives a name that nobody has': (stage) => tryPasswords(stage, 'canary-of-a-name', ['wrong']),
  'gives wrong passwords until the method is blocked for the account': async (stage) => {
    await newAccount(stage.product, 'forgetful');
    await tryPasswords(stage, 'forgetful', Array<string>(6).fill('wrong'));
  },
  'declines on the phone': async (stage) => {
    const { phone, path } = await scanned(stage);
    await phone.post(`${path}/decline`);
  },
  'reports a code that somebody else made them scan': async (stage) => {
    const { phone, path } = await scanned(stage);
    await phone.post(`${path}/report`);
  },
  'reports a logon that was confirmed by mistake': async (stage) => {
    const { browser, phone, path } = await scanned(stage);
    await confirm(phone, path);
    await redeem(browser);
    await phone.get(path);
    await phone.post(`${path}/report`);
  },
  'lets a code expire, and renews it': async ({ product, clock }) => {
    const browser = newBrowser(product);
    await showQr(browser);
    clock.advance(121);
    expect(await stateOf(browser)).toBe('expired');
    await showQr(browser);
    await showQr(browser);
    await logOnByQr(product, browser, 'alice');
  },
  'scans a code and lets it expire': async (stage) => {
    const { path } = await scanned(stage);
    stage.clock.advance(61);
    await until(async () => (await ticketOf(stage.product, path)).state === 'expired');
  },
  'scans a code that somebody else has scanned': async (stage) => {
    const { browser, phone, path } = await scanned(stage);
    await scan(stage.product, newPhone(stage.product), 'bob', path);
    await phone.post(`${path}/decline`);
    await browser.getJson('/t/demo/logon/dingtalk-qr/ticket');
  },
  'scans a code that has been used up': async (stage) => {
    const { browser, phone, path } = await scanned(stage);
    await confirm(phone, path);
    await redeem(browser);
    await scan(stage.product, newPhone(stage.product), 'alice', path);
    await redeem(browser);
  },
  'exchanges the code of another browser': async (stage) => {
    const { browser, phone, path } = await scanned(stage);
    await confirm(phone, path);
    const other = thief(stage.product, browser, 'ticket');
    await other.get('/t/demo/logon');
    await redeem(other);
    await redeem(browser);
  },
  'scans while DingTalk is away': async ({ product }) => {
    product.simulator.faults.set({ name: 'http5xx' });
    const path = await showQr(newBrowser(product));
    await scan(product, newPhone(product), 'alice', path);
    product.simulator.faults.clear();
  },
  'chooses a wrong number': async (stage) => {
    const { tenantId } = stage.product;
    const id = await stage.connectionId();
    const confirmation = async (mode: 'plain' | 'choose_number') => {
      await stage.operate(UpdateConnection, (use) => use.execute(tenantId, id, { confirmation: mode }));
      stage.clock.advance(6); // longer than a server caches the former state
    };
    await confirmation('choose_number');
    const { browser, phone, path } = await scanned(stage);
    const shown = await browser.getJson('/t/demo/logon/dingtalk-qr/ticket');
    const { number: right } = shown.json<{ readonly number: string }>();
    await phone.post(`${path}/confirm`, { number: right === '11' ? '12' : '11' });
    await confirmation('plain');
  },
  'tries a method that was switched off meanwhile, and one that there is not': async (stage) => {
    const { tenantId } = stage.product;
    const browser = newBrowser(stage.product);
    await browser.get('/t/demo/logon?method=email-code');
    await stage.operate(DisableMethod, (use) => use.execute(tenantId, 'email-code'));
    await browser.post('/t/demo/logon/email-code', { identifier: 'bob', username: 'bob' });
    await browser.post('/t/demo/logon/no-such-method', { username: 'bob' });
    await stage.operate(EnableMethod, (use) => use.execute(tenantId, 'email-code'));
  },
  'scans without belonging to the organisation': async ({ product }) => {
    const [browser, phone] = [newBrowser(product), newPhone(product)];
    const path = await showQr(browser);
    await phone.get(path);
    const state = await setOut(phone, `${path}/oauth`);
    const code = product.simulator.issueCode({ kind: 'oauth', personId: 'olga', clientId: DEMO.clientId });
    await comeBack(phone, { state, code });
    await scan(product, phone, 'alice', path);
    await phone.post(`${path}/decline`);
  },
};
